import { askBuckets } from './askBuckets.ts'
import { type PodCheckOf, waitsFor } from './checks/check.ts'
import { podChecks } from './checks/index.ts'
import { inOrder } from './inOrder.ts'
import type { BucketEvidence, CheckRecord, PodChecks } from './model/evidence.ts'
import type { CheckId, PodCheckId, PodFacts } from './model/facts.ts'
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
  const buckets = await askBuckets(run, ask, pod)
  await everyPodCheck
  return { checks: inOrder(podChecks, pod), buckets }
}

// The ids are a type parameter, so that the compiler sees that a key and its value belong together.
type PodRecords<Ids extends PodCheckId> = { [Id in Ids]?: CheckRecord<Id, PodFacts[Id]> }

function putPod<Id extends PodCheckId>(checks: PodRecords<Id>, ended: CheckRecord<Id, PodFacts[Id]>): void {
  checks[ended.id] = ended
}
