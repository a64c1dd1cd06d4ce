import type { Rule } from '../model/rule.ts'
import { recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix } from './clues/fix.ts'
import { attachableTo } from './clues/identity.ts'
import { missingAllow } from './clues/missingAllow.ts'
import {
  ONE_REASON_AT_A_TIME,
  permissionsToAdd,
  putPolicy,
  showPolicies,
  statementsFor,
} from './clues/permissionFix.ts'
import { bucketsOf } from './clues/symptoms.ts'
import { awsSays, bucketsNamed, counted } from './clues/words.ts'

/** Everything works in some buckets and nothing in these: they are not in the policy's Resource. */
export const identityPolicyLacksBucket: Rule = {
  id: 'identity-policy-lacks-bucket',
  cause: 'identity-policy-wrong-resource-arn',
  diagnose(evidence, symptoms) {
    const { denials } = missingAllow(evidence, symptoms, 'everything')
    if (denials.length === 0) return []
    const buckets = bucketsOf(recordsOf(denials))
    const principal = denials[0]?.principal
    const { kind, name } = attachableTo(evidence, principal)
    const others = evidence.buckets.length - buckets.length
    return [
      denialDiagnosis(evidence, symptoms, denials, {
        confidence: 'certain',
        title: `The policy of the ${kind} ${name} leaves out ${counted(buckets.length, 'bucket')}`,
        what: `No policy of ${name} allows anything on the ${bucketsNamed(buckets)}.`,
        why: [
          ...awsSays(recordsOf(denials)),
          `Deduced: the same ${kind} gets further in ${counted(others, 'other bucket')}, so there is a policy, and these names are not in its Resource (or misspelt there).`,
        ],
        fix: fix(
          `Add both ARNs of each bucket to the Resource lists: the bucket itself for listing, bucket/* for its objects. Or save the document below as policy.json and attach it beside. ${ONE_REASON_AT_A_TIME}`,
          [...showPolicies(evidence, principal), putPolicy(evidence, 'gitlab-more-buckets', principal)],
          permissionsToAdd(evidence, statementsFor(evidence, buckets), principal),
        ),
      }),
    ]
  },
}
