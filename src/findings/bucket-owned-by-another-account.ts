import type { CheckRecord, Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { isWithoutReason } from '../policy/accessDenied.ts'
import { denialsIn, recordsOf } from './clues/denials.ts'
import { fix, steps } from './clues/fix.ts'
import { callerAccount } from './clues/identity.ts'
import { bucketPolicyToAdd, permissionsToAdd, statementsFor } from './clues/permissionFix.ts'
import { othersAllowed, shaped, withShape } from './clues/probeMatrix.ts'
import { awsRefused, bucketsOf, diagnosis, failedWith, isOfBucket } from './clues/symptoms.ts'
import { awsSays, bucketsNamed } from './clues/words.ts'

/**
 * AWS leaves the reason out when the bucket is in an account outside the organization. That this bucket is silent
 * and others are not says more than the silence alone.
 */
export const bucketOwnedByAnotherAccount: Rule = {
  id: 'bucket-owned-by-another-account',
  cause: 'cross-account-ownership',
  diagnose(evidence, symptoms) {
    const explained = [...silentlyDenied(evidence, symptoms), ...disabled(symptoms)]
    if (explained.length === 0) return []
    const buckets = bucketsOf(explained)
    const account = callerAccount(evidence) ?? '<ACCOUNT>'
    return [
      diagnosis(explained, {
        confidence: 'likely',
        title: `The ${bucketsNamed(buckets)} seems to belong to another account`.replace(
          /^(The buckets .*) seems/,
          '$1 seem',
        ),
        what: `Everything is denied in the ${bucketsNamed(buckets)}, while other buckets answer this role.`,
        why: [
          ...awsSays(explained),
          'Deduced: for a bucket of the same account AWS names the policy that denies. It stays silent for buckets of accounts outside the organization. Bucket names are shared by the whole world, so a name may simply be taken by somebody else.',
        ],
        fix: fix(
          steps(
            `See who owns it (first command): 403 means that it is not account ${account}, or that the role may not ask.`,
            'If it should be yours, the name in the values is wrong or taken: correct it, or make a bucket with another name.',
            'A bucket with Requester Pays answers the same to whoever does not offer to pay, and GitLab does not.',
            "If it is meant to be in another account, both sides must allow: the bucket policy there and the role's policy here (below).",
          ),
          buckets
            .slice(0, 4)
            .map((bucket) => `aws s3api head-bucket --bucket ${bucket} --expected-bucket-owner ${account}`),
          [
            ...buckets.map((bucket) => bucketPolicyToAdd(evidence, bucket)),
            ...permissionsToAdd(evidence, statementsFor(evidence, buckets)),
          ],
        ),
      }),
    ]
  },
}

function silentlyDenied(evidence: Evidence, symptoms: readonly CheckRecord[]): readonly CheckRecord[] {
  const denied = denialsIn(symptoms)
  const silent = withShape(shaped(evidence, denied.filter(isWithoutReason)), 'everything')
  const records = recordsOf(silent)
  const othersHaveReasons = denied.some((denial) => !isWithoutReason(denial))
  return othersHaveReasons || othersAllowed(evidence, bucketsOf(records)) ? records : []
}

/** S3's answer for names that nobody may use, or no more, and for a stranger who does not offer to pay. */
function disabled(symptoms: readonly CheckRecord[]): readonly CheckRecord[] {
  return symptoms.filter(
    (record) =>
      isOfBucket(record) &&
      (failedWith(record, 'AllAccessDisabled') ||
        awsRefused(record, 'AccessDenied', /requester pays bucket/i)),
  )
}
