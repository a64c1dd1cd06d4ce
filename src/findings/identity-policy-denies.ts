import type { Rule } from '../model/rule.ts'
import type { Denial } from '../policy/accessDenied.ts'
import { actionsDenied, areDenied, denialsIn, recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix } from './clues/fix.ts'
import { groupedBy } from './clues/grouped.ts'
import { attachableTo } from './clues/identity.ts'
import {
  ALLOW_WILL_NOT_HELP,
  ONE_REASON_AT_A_TIME,
  showManagedPolicy,
  showPolicies,
} from './clues/permissionFix.ts'
import { bucketsOf } from './clues/symptoms.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/** A Deny statement in the role's own policies. */
export const identityPolicyDenies: Rule = {
  id: 'identity-policy-denies',
  cause: 'identity-policy-missing-action',
  diagnose(evidence, symptoms) {
    const denied = denialsIn(symptoms).filter(
      ({ layer, effect }) => layer === 'identity' && effect === 'explicit',
    )
    return groupedBy(denied, ({ policyArn }) => policyArn ?? '').map((denials) => {
      const { policyArn, principal }: Denial = denials[0] ?? {}
      const { kind, name } = attachableTo(evidence, principal)
      return denialDiagnosis(evidence, symptoms, denials, {
        confidence: 'certain',
        title: `A policy of the ${kind} itself denies it`,
        what: `${listed(actionsDenied(denials))} on the ${bucketsNamed(bucketsOf(recordsOf(denials)))} ${areDenied(denials)} by a Deny in ${policyArn ?? `a policy of ${name}`}.`,
        why: [...awsSays(recordsOf(denials)), ALLOW_WILL_NOT_HELP],
        fix: fix(
          `Change or remove the Deny statement in ${policyArn ?? `the policies attached to ${name}, inline or managed`}. Denies with conditions (MFA, source address, TLS, region, encryption) often hit pods unintentionally. ${ONE_REASON_AT_A_TIME}`,
          policyArn === undefined ? showPolicies(evidence, principal) : [showManagedPolicy(policyArn)],
        ),
      })
    })
  },
}
