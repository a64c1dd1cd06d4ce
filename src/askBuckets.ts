import { askLane } from './askLane.ts'
import { sameIdentity } from './clients/sameIdentity.ts'
import { podFactsOf } from './evidence.ts'
import { grouped } from './grouped.ts'
import { type Lane, merged } from './lanes.ts'
import type { BucketEvidence, PodChecks } from './model/evidence.ts'
import type { CheckId } from './model/facts.ts'
import type { Run } from './recordCheck.ts'
import { tolerant } from './tolerant.ts'

/**
 * Asks each bucket once for every set of clients for which S3 can have different answers. Where a bucket has but one lane,
 * it is asked as soon as there are credentials; several wait until it is known who their clients are, for those that
 * lead to the same identity are asked as one, with the needs of all.
 * @param askPod asks a check of the pod, or waits for it
 * @param pod the checks of the pod that have ended, as they end
 */
export async function askBuckets(
  run: Run,
  askPod: (id: CheckId) => Promise<void>,
  pod: PodChecks,
): Promise<readonly BucketEvidence[]> {
  const lanes = await run.lanes
  const buckets = grouped(lanes, ({ target }) => target.name)
  const asked = await Promise.all(
    [...buckets.values()].map(async (ofBucket) => {
      const isAlone = ofBucket.length === 1 && ofBucket[0]?.way === run.mainWay
      if (!isAlone) await askPod('client-agreement')
      const remaining = isAlone ? ofBucket : distinct(ofBucket, pod)
      return Promise.all(remaining.map(async (lane) => tolerant(lane, await askLane(run, lane, askPod, pod))))
    }),
  )
  return asked.flat()
}

/** The lanes of one bucket that remain when those with the same identity and manner are one. */
function distinct(lanes: readonly Lane[], pod: PodChecks): readonly Lane[] {
  const { identities = [] } = podFactsOf(pod, 'client-agreement')
  // Where the bucket is, is not known yet; where a client looks for it, is.
  const configured = lanes.flatMap(({ plans }) => plans.flatMap((plan) => plan.region ?? []))
  const regions = [podFactsOf(pod, 'region-set').region ?? [], configured].flat()
  const kept: { lane: Lane; same: Lane[] }[] = []
  for (const lane of lanes) {
    const known = kept.find(
      ({ lane: other }) =>
        JSON.stringify(other.manner) === JSON.stringify(lane.manner) &&
        sameIdentity(other.way, lane.way, identities, regions),
    )
    if (known === undefined) kept.push({ lane, same: [] })
    else known.same.push(lane)
  }
  return kept.map(({ lane, same }) => merged(lane, same))
}
