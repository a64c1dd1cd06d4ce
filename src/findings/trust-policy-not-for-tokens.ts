import type { Rule } from '../model/rule.ts'
import { trustMismatch } from './clues/trustMismatch.ts'

/** The trust policy is at hand, and it is for nodes, services or other roles. */
export const trustPolicyNotForTokens: Rule = {
  id: 'trust-policy-not-for-tokens',
  cause: 'role-arn-wrong-or-missing-role',
  diagnose(evidence, symptoms) {
    const title = 'The trust policy is not for pods with a token'
    return trustMismatch(evidence, symptoms, 'kind', title)
  },
}
