import type { Rule } from '../model/rule.ts'
import { recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix } from './clues/fix.ts'
import { attachableTo } from './clues/identity.ts'
import { missingAllow, probesSay } from './clues/missingAllow.ts'
import { permissionsToAdd, putPolicy, showPolicies, statementsFor } from './clues/permissionFix.ts'
import { othersAllowed } from './clues/probeMatrix.ts'
import { bucketsOf } from './clues/symptoms.ts'
import { awsSays, bucketsNamed } from './clues/words.ts'

/** The role can be assumed but may do nothing in any bucket: as a rule nobody attached a policy to it. */
export const identityPolicyMissing: Rule = {
  id: 'identity-policy-missing',
  cause: 'identity-policy-missing-action',
  diagnose(evidence, symptoms) {
    const { denials } = missingAllow(evidence, symptoms, 'everything')
    const buckets = bucketsOf(recordsOf(denials))
    if (denials.length === 0 || othersAllowed(evidence, buckets)) return []
    const principal = denials[0]?.principal
    const { kind, name } = attachableTo(evidence, principal)
    return [
      denialDiagnosis(evidence, symptoms, denials, {
        confidence: 'likely',
        title: `The ${kind} ${name} has no permissions for GitLab's buckets`,
        what: `No policy of ${name} allows anything on the ${bucketsNamed(buckets)}.`,
        why: [
          ...awsSays(recordsOf(denials)),
          probesSay(evidence, denials),
          `That the identity works and no bucket does means that no policy is attached to ${name}, or one for other buckets.`,
        ],
        fix: fix(
          `Save the policy below as policy.json and attach it to ${name}. It is the least that GitLab needs for these buckets; no restart is needed, it takes effect within seconds.`,
          [putPolicy(evidence, 'gitlab-object-storage', principal), ...showPolicies(evidence, principal)],
          permissionsToAdd(evidence, statementsFor(evidence, buckets), principal),
        ),
      }),
    ]
  },
}
