import { answerOf, podFacts } from '../evidence.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { WRONG_REGION_CODES } from './bucket-region-wrong.ts'
import { fix } from './clues/fix.ts'
import { upgradeRelease } from './clues/kubernetes.ts'
import { bucketsOf, diagnosisOf, failedWith, isCheck, isOfBucket } from './clues/symptoms.ts'
import { awsSays, bucketsNamed } from './clues/words.ts'

/** Nobody told the pod its region; each client then guesses, and not all guess alike. */
export const regionMissing: Rule = {
  id: 'region-missing',
  cause: 'wrong-region',
  diagnose(evidence, symptoms) {
    const missing = symptoms.filter(
      (record) => isCheck(record, 'region-set') && failedWith(record, 'region-missing'),
    )
    if (missing.length === 0) return []
    const elsewhere = symptoms.filter(
      (record) => isOfBucket(record) && failedWith(record, ...WRONG_REGION_CODES),
    )
    const { region = 'us-east-1' } = podFacts(evidence, 'region-set')
    const where = regionOfBuckets(evidence)
    return diagnosisOf([...missing, ...elsewhere], () => ({
      confidence: elsewhere.length === 0 ? 'certain' : 'likely',
      title: 'The pod has no region',
      what: `Neither AWS_REGION nor AWS_DEFAULT_REGION is set; this run used ${region}.`,
      why: [
        ...awsSays(elsewhere),
        'Clients without a region use the global STS endpoint, us-east-1, or fail, each in its own way.',
        ...(elsewhere.length === 0
          ? []
          : [`Deduced: the ${bucketsNamed(bucketsOf(elsewhere))} answered that this is not their region.`]),
      ],
      fix: fix(
        'Set AWS_REGION for all pods (global.extraEnv.AWS_REGION) to the region of the buckets, and region in each connection. The EKS webhook sets it only when it knows it and no region is set.',
        [upgradeRelease(evidence, `global.extraEnv.AWS_REGION=${where ?? '<REGION>'}`)],
        [],
        where === undefined ? [] : [{ kind: 'environment', name: 'AWS_REGION', value: where }],
      ),
    }))
  },
}

/** The region in which S3 says that all buckets are; undefined when they are not all in one, or nothing is known. */
function regionOfBuckets({ buckets }: Evidence): string | undefined {
  const told = buckets.flatMap(({ checks }) =>
    Object.values(checks).flatMap(({ outcome }) => answerOf(outcome)?.bucketRegion ?? []),
  )
  const regions = [...new Set(told)]
  return regions.length === 1 ? regions[0] : undefined
}
