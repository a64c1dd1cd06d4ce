import { podFacts } from '../evidence.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import type { Layer } from '../policy/request.ts'
import { type BucketDenial, denialsIn, recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { askingRole, documentsFor } from './clues/documentLayers.ts'
import { fix } from './clues/fix.ts'
import { showBucketPolicies, showPolicies } from './clues/permissionFix.ts'
import { LAYER_WORDS, verdictsOn } from './clues/proof.ts'
import { bucketsOf, diagnosis, isCheck } from './clues/symptoms.ts'
import { awsSays, listed } from './clues/words.ts'

/** AWS's answers and the given documents contradict each other: then AWS decided by others. */
export const documentsNotInForce: Rule = {
  id: 'documents-not-in-force',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const contradicted = denialsIn(symptoms).filter((denial) => areAllowed(evidence, denial))
    const layers = [...new Set(contradicted.flatMap(({ layer }) => layer ?? []))]
    const allowed = symptoms.filter((record) => isCheck(record, 'documents-in-force'))
    const { denied = [], files = [] } = podFacts(evidence, 'documents-in-force')
    const buckets = bucketsOf(recordsOf(contradicted))
    const role = askingRole(evidence) ?? 'the role'
    const advice = `The files may be older than the policies, of another role, bucket or account, or not the default version of a managed policy. Fetch them again and compare; the role that asked is ${role}. IAM takes some seconds to follow a change.`
    const commands = [...showPolicies(evidence), ...showBucketPolicies(buckets)]
    return [
      ...(contradicted.length === 0
        ? []
        : [
            denialDiagnosis(evidence, symptoms, contradicted, {
              confidence: 'certain',
              title: 'The given documents are not those by which AWS decided',
              what: `AWS denies, by ${listed(layers.map(wordsFor))}, what the given documents allow (${listed([...new Set(contradicted.flatMap((one) => filesOf(evidence, one)))])}).`,
              why: [
                ...awsSays(recordsOf(contradicted)),
                'Proven: AWS names the policy that decides, and the document that was given for it allows the request.',
              ],
              fix: fix(advice, commands),
            }),
          ]),
      ...(allowed.length === 0
        ? []
        : [
            diagnosis(allowed, {
              confidence: 'certain',
              title: 'The given documents deny what AWS allowed',
              what: `By ${listed(files)} this would have been denied, and it was not: ${listed(denied, 3)}.`,
              why: [
                'Proven: the checks passed with the answer of AWS, and the documents deny these requests whatever the conditions that the report does not tell.',
                'So they are not, or not all, the documents in force; what is concluded from them is as doubtful.',
              ],
              fix: fix(advice, commands),
            }),
          ]),
    ]
  },
}

/** Layers of which one document, or all together, is the whole: nothing that was not given could deny instead. */
const WHOLE: readonly Layer[] = ['resource', 'boundary', 'vpc-endpoint']

/** Whether AWS names a policy that was given, and the given one allows. */
function areAllowed(evidence: Evidence, denial: BucketDenial): boolean {
  const { layer, effect, record } = denial
  if (layer === undefined || record.proven !== undefined) return false
  // Another of the role's policies may hold the Deny; but none of them lacks what one of them allows.
  const isTold = WHOLE.includes(layer) || (layer === 'identity' && effect === 'implicit')
  const verdicts = verdictsOn(evidence, [denial])
  return (
    isTold &&
    filesOf(evidence, denial).length > 0 &&
    verdicts.length > 0 &&
    verdicts.every(({ verdict }) => verdict.outcome === 'allow')
  )
}

function filesOf(evidence: Evidence, denial: BucketDenial): readonly string[] {
  const { layer, actions, resource = '', bucket } = denial
  const given = documentsFor(evidence, { action: actions[0] ?? '', resource, bucket })
  return (layer === undefined ? [] : (given[layer] ?? [])).map(({ file }) => file)
}

function wordsFor(layer: Layer): string {
  return LAYER_WORDS[layer]
}
