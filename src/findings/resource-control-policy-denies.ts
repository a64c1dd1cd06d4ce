import type { Rule } from '../model/rule.ts'
import type { Denial } from '../policy/accessDenied.ts'
import { actionsDenied, areDenied, denialsIn, recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix } from './clues/fix.ts'
import { groupedBy } from './clues/grouped.ts'
import { ALLOW_WILL_NOT_HELP, ONE_REASON_AT_A_TIME } from './clues/permissionFix.ts'
import { tokenDeniedBy } from './clues/stsDenials.ts'
import { bucketsOf } from './clues/symptoms.ts'
import { headersTried } from './clues/uploadHeaders.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/** The organization limits who may use the buckets of an account, whatever the bucket policy says. */
export const resourceControlPolicyDenies: Rule = {
  id: 'resource-control-policy-denies',
  cause: 'scp-or-boundary-deny',
  diagnose(evidence, symptoms) {
    const denied = denialsIn(symptoms).filter(({ layer }) => layer === 'rcp')
    const ofBuckets = groupedBy(denied, ({ policyArn }) => policyArn ?? '').map((denials) => {
      const { policyArn }: Denial = denials[0] ?? {}
      const buckets = bucketsOf(recordsOf(denials))
      return denialDiagnosis(evidence, symptoms, denials, {
        confidence: 'certain',
        title: 'A resource control policy of the organization denies it',
        what: `${listed(actionsDenied(denials))} on the ${bucketsNamed(buckets)} ${areDenied(denials)} by ${policyArn ?? 'a resource control policy'}, which limits the account that owns the bucket.`,
        why: [...awsSays(recordsOf(denials)), ALLOW_WILL_NOT_HELP, ...headersTried(evidence, denials)],
        fix: fix(
          `Ask the administrators of the organization that owns the bucket to except this role. Such policies usually let in only principals of the organization (aws:PrincipalOrgID), known networks, or TLS. ${ONE_REASON_AT_A_TIME}`,
          policyArn === undefined
            ? [
                'aws organizations list-policies --filter RESOURCE_CONTROL_POLICY   # in the management account',
              ]
            : [
                `aws organizations describe-policy --policy-id ${policyArn.split('/').at(-1)}   # in the management account`,
              ],
        ),
      })
    })
    return [...tokenDeniedBy(evidence, symptoms, 'rcp'), ...ofBuckets]
  },
}
