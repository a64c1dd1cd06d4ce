import { podFacts } from '../evidence.ts'
import type { CheckRecord, Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { upgradeRelease } from './clues/kubernetes.ts'
import { diagnosisOf, failedWith, failure, isCheck, networkFailed } from './clues/symptoms.ts'
import { awsSays } from './clues/words.ts'

/** What is set as the region cannot be one, so the host names made of it do not exist. */
export const regionMalformed: Rule = {
  id: 'region-malformed',
  cause: 'wrong-region',
  diagnose(evidence, symptoms) {
    const malformed = symptoms.filter(
      (record) => isCheck(record, 'region-set') && failedWith(record, 'malformed-region'),
    )
    if (malformed.length === 0) return []
    const explained = [...malformed, ...symptoms.filter((record) => isConsequence(evidence, record))]
    const { setBy } = podFacts(evidence, 'region-set')
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'The region of the pod is not the name of a region',
      what: `${setBy ?? 'The region'}: ${first.outcome.message}`,
      why: [
        ...awsSays(explained),
        'A region reads like eu-central-1: small letters, hyphens, a digit; no underscores, no zone letter (eu-central-1a), no quotes or blanks.',
      ],
      fix: fix('Correct the value where it is set and restart the pods.', [
        upgradeRelease(evidence, 'global.extraEnv.AWS_REGION=<REGION>'),
      ]),
    }))
  },
}

/** Hosts that are not found because the region is in their name, and signatures for a region that is none. */
function isConsequence(evidence: Evidence, record: CheckRecord): boolean {
  const { region } = podFacts(evidence, 'region-set')
  const { host = '', message = '' } = failure(record) ?? {}
  if (networkFailed(record, 'dns')) return region === undefined || host.includes(region)
  return failedWith(record, 'AuthorizationHeaderMalformed') && /region '.*' is wrong/.test(message)
}
