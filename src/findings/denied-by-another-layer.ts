import type { Rule } from '../model/rule.ts'
import { isWithoutReason } from '../policy/accessDenied.ts'
import type { Layer } from '../policy/request.ts'
import { denialsIn, recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { documentsFor } from './clues/documentLayers.ts'
import { fix, steps } from './clues/fix.ts'
import { LAYER_WORDS, verdictsOn } from './clues/proof.ts'
import { bucketsOf } from './clues/symptoms.ts'
import { awsSays, bucketsNamed } from './clues/words.ts'

/** Those that an organization sets first; session policies are none of them, for GitLab's pods pass none. */
const LAYERS: readonly Layer[] = ['rcp', 'scp', 'vpc-endpoint', 'resource', 'boundary']

/** AWS says no without a reason, and every document that was given says yes: what is left was not given. */
export const deniedByAnotherLayer: Rule = {
  id: 'denied-by-another-layer',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const denials = denialsIn(symptoms).filter((denial) => {
      const verdicts = verdictsOn(evidence, [denial])
      return (
        isWithoutReason(denial) &&
        (evidence.documents?.role.length ?? 0) > 0 &&
        verdicts.length > 0 &&
        verdicts.every(({ verdict }) => verdict.outcome === 'allow')
      )
    })
    if (denials.length === 0) return []
    const buckets = bucketsOf(recordsOf(denials))
    const left = LAYERS.filter((layer) =>
      denials.some(
        ({ bucket }) => documentsFor(evidence, { action: 's3:', resource: '', bucket })[layer] === undefined,
      ),
    )
    return [
      denialDiagnosis(evidence, symptoms, denials, {
        confidence: 'likely',
        title: 'The given documents allow it, and AWS denies it by something else',
        what: `What AWS denied on the ${bucketsNamed(buckets)} is allowed by the documents that were given.`,
        why: [
          ...awsSays(recordsOf(denials)),
          'Proven: the given documents allow each of these requests, so something that was not given denies them, or they are not those in force.',
        ],
        fix: fix(
          `What is left, in this order:\n${steps(
            ...left.map((layer) => LAYER_WORDS[layer]),
            'the key that encrypts the bucket',
            'the bucket is in another account, where its policy must allow as well',
          )}`,
          buckets.map(
            (bucket) => `aws s3api get-bucket-policy --bucket ${bucket} --query Policy --output text`,
          ),
        ),
      }),
    ]
  },
}
