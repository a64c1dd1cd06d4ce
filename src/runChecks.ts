import { type BucketCheckOf, type PodCheckOf, waitsFor } from './checks/check.ts'
import { bucketChecks, podChecks } from './checks/index.ts'
import type { BucketEvidence, BucketTarget, CheckRecord, PodChecks } from './model/evidence.ts'
import type { BucketCheckId, BucketFacts, CheckId, PodCheckId, PodFacts } from './model/facts.ts'
import { type Run, record } from './recordCheck.ts'

/**
 * Asks all checks, each as soon as what it needs has ended. Never rejects: a check that throws has found a bug of
 * ours, and says so.
 */
export async function runChecks(
  run: Run,
): Promise<{ checks: PodChecks; buckets: readonly BucketEvidence[] }> {
  const pod: PodRecords<PodCheckId> = {}
  const asked = new Map<CheckId, Promise<void>>()
  const ask = (id: CheckId): Promise<void> => {
    const check = podChecks.find((one) => one.id === id)
    const known = asked.get(id)
    if (known !== undefined || check === undefined) return known ?? Promise.resolve()
    const asking = askPod(check)
    asked.set(id, asking)
    return asking
  }
  const askPod = async <Id extends PodCheckId>(check: PodCheckOf<Id>): Promise<void> => {
    await Promise.all(waitsFor(check).map(ask))
    const ended = await record(
      run,
      check,
      pod,
      () => check.run(run.outside, pod),
      () => check.command(pod),
    )
    putPod(pod, ended)
  }
  const everyPodCheck = Promise.all(podChecks.map(({ id }) => ask(id)))
  const buckets = await Promise.all(run.targets.map((target) => askBucket(run, target, ask, pod)))
  await everyPodCheck
  return { checks: inOrder(podChecks, pod), buckets }
}

async function askBucket(
  run: Run,
  target: BucketTarget,
  askPod: (id: CheckId) => Promise<void>,
  pod: PodChecks,
): Promise<BucketEvidence> {
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
    await Promise.all(waitsFor(check).map(ask))
    const settled = { ...pod, ...own }
    const ended = await record(
      run,
      check,
      settled,
      () => check.run(run.outside, target, settled),
      () => check.command(target, settled),
    )
    putBucket(own, { ...ended, target })
  }
  await Promise.all(bucketChecks.map(({ id }) => ask(id)))
  return { target, checks: inOrder(bucketChecks, own) }
}

// The ids are a type parameter of these, so that the compiler sees that a key and its value belong together.
type PodRecords<Ids extends PodCheckId> = { [Id in Ids]?: CheckRecord<Id, PodFacts[Id]> }
type BucketRecords<Ids extends BucketCheckId> = { [Id in Ids]?: CheckRecord<Id, BucketFacts[Id]> }

function putPod<Id extends PodCheckId>(checks: PodRecords<Id>, ended: CheckRecord<Id, PodFacts[Id]>): void {
  checks[ended.id] = ended
}

function putBucket<Id extends BucketCheckId>(
  checks: BucketRecords<Id>,
  ended: CheckRecord<Id, BucketFacts[Id]>,
): void {
  checks[ended.id] = ended
}

/** The order of telling, whatever the order of ending. */
function inOrder<T extends object>(order: readonly { readonly id: keyof T }[], ended: T): T {
  const sorted = { ...ended }
  for (const { id } of order) {
    const value = sorted[id]
    if (!Reflect.deleteProperty(sorted, id) || value === undefined) continue
    sorted[id] = value
  }
  return sorted
}
