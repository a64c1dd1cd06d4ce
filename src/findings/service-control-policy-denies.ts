import type { Rule } from '../model/rule.ts'
import type { Denial } from '../policy/accessDenied.ts'
import { actionsDenied, areDenied, denialsIn, recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix } from './clues/fix.ts'
import { groupedBy } from './clues/grouped.ts'
import { accountIn, callerAccount } from './clues/identity.ts'
import { ALLOW_WILL_NOT_HELP, ONE_REASON_AT_A_TIME } from './clues/permissionFix.ts'
import { tokenDeniedBy } from './clues/stsDenials.ts'
import { bucketsOf } from './clues/symptoms.ts'
import { headersTried } from './clues/uploadHeaders.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/** The organization limits the account of the role; only an administrator of the organization can change it. */
export const serviceControlPolicyDenies: Rule = {
  id: 'service-control-policy-denies',
  cause: 'scp-or-boundary-deny',
  diagnose(evidence, symptoms) {
    const denied = denialsIn(symptoms).filter(({ layer }) => layer === 'scp')
    const ofBuckets = groupedBy(denied, ({ policyArn }) => policyArn ?? '').map((denials) => {
      const { policyArn, principal }: Denial = denials[0] ?? {}
      const account = accountIn(principal ?? '') ?? callerAccount(evidence) ?? 'the role'
      const policy = policyArn === undefined ? 'a service control policy' : policyArn
      return denialDiagnosis(evidence, symptoms, denials, {
        confidence: 'certain',
        title: 'A service control policy of the organization denies it',
        what: `${listed(actionsDenied(denials))} on the ${bucketsNamed(bucketsOf(recordsOf(denials)))} ${areDenied(denials)} by ${policy}, which limits the account ${account}.`,
        why: [
          ...awsSays(recordsOf(denials)),
          ...headersTried(evidence, denials),
          `${ALLOW_WILL_NOT_HELP} A service control policy bounds every role of the account.`,
        ],
        fix: fix(
          `Ask the administrators of the AWS organization to change the policy or to except this role or these buckets; give them the text and request id above. Conditions on the region, on encryption headers or on aws:SourceVpce are the usual reasons. ${ONE_REASON_AT_A_TIME}`,
          policyArn === undefined
            ? [
                `aws organizations list-policies-for-target --target-id ${account} --filter SERVICE_CONTROL_POLICY   # in the management account`,
              ]
            : [
                `aws organizations describe-policy --policy-id ${policyArn.split('/').at(-1)}   # in the management account`,
              ],
        ),
      })
    })
    return [...tokenDeniedBy(evidence, symptoms, 'scp'), ...ofBuckets]
  },
}
