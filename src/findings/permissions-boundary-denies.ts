import type { Rule } from '../model/rule.ts'
import type { Denial } from '../policy/accessDenied.ts'
import { actionsDenied, areDenied, denialsIn, recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix, toAdd } from './clues/fix.ts'
import { groupedBy } from './clues/grouped.ts'
import { attachableTo } from './clues/identity.ts'
import { ALLOW_WILL_NOT_HELP, ONE_REASON_AT_A_TIME, showManagedPolicy } from './clues/permissionFix.ts'
import { stillNeeded } from './clues/stillNeeded.ts'
import { bucketsOf } from './clues/symptoms.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/** The boundary is the most that the role's policies can grant: what is missing there is missing altogether. */
export const permissionsBoundaryDenies: Rule = {
  id: 'permissions-boundary-denies',
  cause: 'scp-or-boundary-deny',
  diagnose(evidence, symptoms) {
    const denied = denialsIn(symptoms).filter(({ layer }) => layer === 'boundary')
    return groupedBy(denied, ({ policyArn }) => policyArn ?? '').map((denials) => {
      const { policyArn, principal, effect }: Denial = denials[0] ?? {}
      const { kind, name } = attachableTo(evidence, principal)
      const statements = stillNeeded(evidence, denials)
      return denialDiagnosis(evidence, symptoms, denials, {
        confidence: 'certain',
        title: `The permissions boundary of the ${kind} does not let it through`,
        what: `${listed(actionsDenied(denials))} on the ${bucketsNamed(bucketsOf(recordsOf(denials)))} ${areDenied(denials)} by the permissions boundary of ${name}${policyArn === undefined ? '' : ` (${policyArn})`}.`,
        why: [
          ...awsSays(recordsOf(denials)),
          effect === 'explicit'
            ? ALLOW_WILL_NOT_HELP
            : "A boundary grants nothing but limits everything: an Allow in the role's own policies will not help until the boundary allows it too.",
        ],
        fix: fix(
          effect === 'explicit'
            ? `Have the owner of the boundary change its Deny, or give the ${kind} another boundary. ${ONE_REASON_AT_A_TIME}`
            : `Have the owner of the boundary add these statements to it. ${ONE_REASON_AT_A_TIME}`,
          [
            `aws iam get-${kind} --${kind}-name ${name} --query '${kind === 'role' ? 'Role' : 'User'}.PermissionsBoundary'`,
            ...(policyArn === undefined ? [] : [showManagedPolicy(policyArn)]),
          ],
          effect === 'explicit' ? [] : [toAdd('boundary', policyArn ?? `of ${name}`, statements)],
        ),
      })
    })
  },
}
