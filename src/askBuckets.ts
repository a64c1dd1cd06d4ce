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
 * Asks each bucket once for every set of clients for which S3 can have different answers. A lane on the main way begins
 * as soon as there are credentials; the others when it is known who their clients are, for lanes that lead to the same
 * identity are asked as one.
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
      const [first, ...others] = ofBucket
      if (first === undefined) return []
      const early = first.way === run.mainWay ? askLane(run, first, askPod, pod) : undefined
      if (others.length > 0 || early === undefined) await askPod('client-agreement')
      return Promise.all(
        distinct(ofBucket, pod).map(async (lane, at) => ({
          lane,
          asked: await (at === 0 && early !== undefined ? early : askLane(run, lane, askPod, pod)),
        })),
      )
    }),
  )
  return asked.flat().map(({ lane, asked }) => tolerant(lane, asked))
}

/** The lanes of one bucket that remain when those with the same identity and manner are one. */
function distinct(lanes: readonly Lane[], pod: PodChecks): readonly Lane[] {
  const { identities = [] } = podFactsOf(pod, 'client-agreement')
  const { region } = podFactsOf(pod, 'region-set')
  const kept: { lane: Lane; same: Lane[] }[] = []
  for (const lane of lanes) {
    const known = kept.find(
      ({ lane: other }) =>
        JSON.stringify(other.manner) === JSON.stringify(lane.manner) &&
        sameIdentity(other.way, lane.way, identities, region),
    )
    if (known === undefined) kept.push({ lane, same: [] })
    else known.same.push(lane)
  }
  return kept.map(({ lane, same }) => merged(lane, same))
}
