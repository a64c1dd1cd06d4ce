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
    const meant = regionMeant(malformed[0]?.outcome.message ?? '')
    const { setBy } = podFacts(evidence, 'region-set')
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'The region of the pod is not the name of a region',
      what: `${setBy ?? 'The region'}: ${first.outcome.message}`,
      why: [
        ...awsSays(explained),
        'A region reads like eu-central-1: small letters, hyphens, a digit; no underscores, no zone letter (eu-central-1a), no quotes or blanks.',
      ],
      fix: fix(
        `Correct the value where it is set and restart the pods.${meant === undefined ? '' : ` Meant is probably ${meant}.`}`,
        [upgradeRelease(evidence, `global.extraEnv.AWS_REGION=${meant ?? '<REGION>'}`)],
        [],
        meant === undefined ? [] : [{ kind: 'environment', name: 'AWS_REGION', value: meant }],
      ),
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

/** The name that differs only by case, underscores, quotes, blanks or the letter of a zone, if that is a name. */
function regionMeant(message: string): string | undefined {
  const [, variable, quoted = ''] = /^(AWS_REGION) is ("(?:[^"\\]|\\.)*")/.exec(message) ?? []
  const name = quoted
    .replace(/[\s"'\\]/g, '')
    .toLowerCase()
    .replaceAll('_', '-')
  const region = name.replace(/(-\d)[a-z]$/, '$1')
  return variable !== undefined && /^[a-z]{2}(-[a-z]+)+-\d$/.test(region) ? region : undefined
}
