import type { Rule } from '../../model/rule.ts'
import { trustPolicyDenies } from '../trust-policy-denies.ts'
import { trustPolicyIssuerMismatch } from '../trust-policy-issuer-mismatch.ts'
import { trustPolicyNotAtFault } from '../trust-policy-not-at-fault.ts'
import { trustPolicyNotForTokens } from '../trust-policy-not-for-tokens.ts'
import { trustPolicySubjectMismatch } from '../trust-policy-subject-mismatch.ts'

/**
 * What only the trust policy itself proves, where an administrator handed it over. These rules are silent in a pod,
 * and come before the one that has to guess what the policy says.
 */
export const trustDocumentRules: readonly Rule[] = [
  trustPolicyDenies,
  trustPolicyNotForTokens,
  trustPolicyIssuerMismatch,
  trustPolicySubjectMismatch,
  trustPolicyNotAtFault,
]
