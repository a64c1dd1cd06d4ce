import type { Rule } from '../model/rule.ts'
import { actionsDenied, denialsIn, recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix } from './clues/fix.ts'
import { callerAccount } from './clues/identity.ts'
import { bucketPolicyToAdd, ONE_REASON_AT_A_TIME, showBucketPolicies } from './clues/permissionFix.ts'
import { bucketsOf } from './clues/symptoms.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/** Across accounts both sides must allow; here the bucket's side does not. */
export const bucketPolicyLacksAllow: Rule = {
  id: 'bucket-policy-lacks-allow',
  cause: 'cross-account-ownership',
  diagnose(evidence, symptoms) {
    const denials = denialsIn(symptoms).filter(
      ({ layer, effect }) => layer === 'resource' && effect === 'implicit',
    )
    if (denials.length === 0) return []
    const buckets = bucketsOf(recordsOf(denials))
    return [
      denialDiagnosis(evidence, symptoms, denials, {
        confidence: 'certain',
        title: 'The bucket belongs to another account, and its policy does not let the role in',
        what: `No bucket policy allows ${listed(actionsDenied(denials))} on the ${bucketsNamed(buckets)} to this role of account ${callerAccount(evidence) ?? 'unknown'}.`,
        why: [
          ...awsSays(recordsOf(denials)),
          "Within one account the role's policy is enough. AWS asks the bucket policy when the bucket is in another account: both sides must allow.",
        ],
        fix: fix(
          `Have the account that owns the bucket add these statements to the bucket policy, and see that the role's own policy allows the same. If the bucket should be yours, the name is taken by someone else: choose another. Objects written from outside belong to the bucket's owner only with Object Ownership "bucket owner enforced". ${ONE_REASON_AT_A_TIME}`,
          showBucketPolicies(buckets),
          buckets.map((bucket) => bucketPolicyToAdd(evidence, bucket)),
        ),
      }),
    ]
  },
}
