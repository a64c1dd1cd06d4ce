import { type BucketCheckOf, waitsFor } from './checks/check.ts'
import { bucketChecks } from './checks/index.ts'
import { inOrder } from './inOrder.ts'
import type { Lane } from './lanes.ts'
import type { BucketFacts } from './model/bucketFacts.ts'
import type { BucketEvidence, BucketRecords, CheckRecord, PodChecks } from './model/evidence.ts'
import type { BucketCheckId, CheckId } from './model/facts.ts'
import { type Run, record } from './recordCheck.ts'

/** Asks all checks of one bucket by the eyes of one set of clients. */
export async function askLane(
  run: Run,
  lane: Lane,
  askPod: (id: CheckId) => Promise<void>,
  pod: PodChecks,
): Promise<BucketEvidence> {
  const { target } = lane
  const own: BucketRecords<BucketCheckId> = {}
  const asked = new Map<CheckId, Promise<void>>()
  const ask = (id: CheckId): Promise<void> => {
    const check = bucketChecks.find((one) => one.id === id)
    if (check === undefined) return askPod(id)
    const asking = asked.get(id) ?? askOne(check)
    asked.set(id, asking)
    return asking
  }
  const askOne = async <Id extends BucketCheckId>(check: BucketCheckOf<Id>): Promise<void> => {
    // The credentials of other ways than the main one come with `client-agreement`.
    const onMainWay = lane.way === run.mainWay
    const described =
      check.signed && !onMainWay ? { ...check, needs: withoutMain(check.needs), gates: [] } : check
    await Promise.all(waitsFor(described).map(ask))
    if (check.signed && !onMainWay) await askPod('client-agreement')
    const settled = { ...pod, ...own }
    const ended = await record(
      run,
      described,
      settled,
      () => check.run(run.outside, lane, settled),
      () => check.command(target, settled),
      lane,
    )
    putBucket(own, { ...ended, target })
  }
  const wanted = target.via === undefined ? bucketChecks : bucketChecks.filter(({ once }) => !once)
  if (target.via !== undefined) run.more(wanted.length)
  await Promise.all(wanted.map(({ id }) => ask(id)))
  return { target, identity: lane.way, checks: inOrder(bucketChecks, own) }
}

/** What gives the main way its credentials gives others none. */
function withoutMain(needs: readonly CheckId[]): readonly CheckId[] {
  return needs.filter((id) => id !== 'credential-source')
}

function putBucket<Id extends BucketCheckId>(
  checks: BucketRecords<Id>,
  ended: CheckRecord<Id, BucketFacts[Id]>,
): void {
  checks[ended.id] = ended
}
