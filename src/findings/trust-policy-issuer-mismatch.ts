import type { Rule } from '../model/rule.ts'
import { trustMismatch } from './clues/trustMismatch.ts'

/** The trust policy is at hand, and it is about another issuer, or misspells this one. */
export const trustPolicyIssuerMismatch: Rule = {
  id: 'trust-policy-issuer-mismatch',
  cause: 'trust-policy-wrong-issuer',
  diagnose(evidence, symptoms) {
    const title = "The trust policy does not name this cluster's issuer as AWS compares it"
    return trustMismatch(evidence, symptoms, 'issuer', title)
  },
}
