import type { Rule } from '../model/rule.ts'
import { conditionsOf, statementOf } from './clues/statementWords.ts'
import { trustStudy } from './clues/trustDocument.ts'
import { trustDiagnosis } from './clues/trustMismatch.ts'
import { listed } from './clues/words.ts'

/** The trust policy is at hand, and it has a Deny that hits the token whatever else is allowed. */
export const trustPolicyDenies: Rule = {
  id: 'trust-policy-denies',
  cause: 'trust-policy-sub-mismatch',
  diagnose(evidence, symptoms) {
    const study = trustStudy(evidence, symptoms)
    const decision = study?.verdict.decision
    if (study?.verdict.outcome !== 'deny' || decision?.effect !== 'deny' || decision.kind !== 'explicit')
      return []
    const reasons = decision.statements.map(({ index }) => {
      const conditions = conditionsOf(study.document, index)
      const met = conditions.length === 0 ? '' : `; its condition is ${listed(conditions)}`
      return `Proven: ${statementOf(study.document, index)} denies it${met}.`
    })
    return trustDiagnosis(evidence, study, 'A Deny in the trust policy keeps this token out', reasons)
  },
}
