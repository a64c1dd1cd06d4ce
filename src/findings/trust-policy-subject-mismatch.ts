import type { Rule } from '../model/rule.ts'
import { trustMismatch } from './clues/trustMismatch.ts'

/** The trust policy is at hand, and its condition on the subject is what the token does not meet. */
export const trustPolicySubjectMismatch: Rule = {
  id: 'trust-policy-subject-mismatch',
  cause: 'trust-policy-sub-mismatch',
  diagnose(evidence, symptoms) {
    const title = 'The trust policy asks for another subject than the token has'
    return trustMismatch(evidence, symptoms, 'subject', title)
  },
}
