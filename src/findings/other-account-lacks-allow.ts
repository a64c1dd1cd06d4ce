import { bucketFacts } from '../evidence.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { isWithoutReason } from '../policy/accessDenied.ts'
import { grantDenied } from '../policy/grantDenied.ts'
import {
  actionsDenied,
  areDenied,
  type BucketDenial,
  denialsIn,
  permissionsDenied,
  recordsOf,
} from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix } from './clues/fix.ts'
import { groupedBy } from './clues/grouped.ts'
import { probesSay } from './clues/missingAllow.ts'
import { bucketPolicyWith, permissionsToAdd, showPolicies } from './clues/permissionFix.ts'
import { actionsAllowed, alike } from './clues/probeMatrix.ts'
import { bucketsOf } from './clues/symptoms.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/**
 * A bucket that may be listed, and in which something else is denied without a reason: the check of its owner says that it
 * is in another account, where two policies must allow.
 */
export const otherAccountLacksAllow: Rule = {
  id: 'other-account-lacks-allow',
  cause: 'cross-account-ownership',
  diagnose(evidence, symptoms) {
    const elsewhere = denialsIn(symptoms).filter((denial) => isElsewhere(evidence, denial))
    return alike(elsewhere).map((denials) => {
      const buckets = bucketsOf(recordsOf(denials))
      const principal = denials[0]?.principal
      return denialDiagnosis(evidence, symptoms, denials, {
        confidence: 'likely',
        title: `The ${bucketsNamed(buckets)} of another account ${buckets.length === 1 ? 'does' : 'do'} not allow the role all that GitLab needs`,
        what: `${listed(actionsDenied(denials))} on the ${bucketsNamed(buckets)} ${areDenied(denials)}, and AWS does not say why.`,
        why: [
          ...awsSays(recordsOf(denials)),
          `Tried: the role may list the bucket, and S3 denies the same listing when it is told that account ${accountAsked(evidence, denials)} owns the bucket. So it belongs to another account.`,
          "Across accounts both the bucket policy and the role's own policy must allow; across organizations AWS does not say which of them does not.",
          probesSay(evidence, denials),
        ],
        fix: fix(
          "Have the account that owns the bucket add its statements to the bucket policy, and see that the role's own policy allows the same.",
          showPolicies(evidence, principal),
          [
            ...groupedBy(denials, ({ bucket }) => bucket).map((own) => bucketSide(evidence, own)),
            ...permissionsToAdd(evidence, grantDenied(permissionsDenied(evidence, denials)), principal),
          ],
        ),
      })
    })
  },
}

/** What is allowed on one object and denied on another is not a matter of these policies. */
function isElsewhere(evidence: Evidence, denial: BucketDenial): boolean {
  const { bucket, via, actions } = denial
  if (!isWithoutReason(denial)) return false
  if (bucketFacts(evidence, bucket, 's3-bucket-owner', via).isOwner !== false) return false
  const allowed = actionsAllowed(evidence, bucket, via)
  return !actions.every((action) => allowed.includes(action))
}

function accountAsked(evidence: Evidence, [first]: readonly BucketDenial[]): string {
  if (first === undefined) return 'of the role'
  return bucketFacts(evidence, first.bucket, 's3-bucket-owner', first.via).account ?? 'of the role'
}

function bucketSide(evidence: Evidence, denials: readonly BucketDenial[]) {
  const statements = grantDenied(permissionsDenied(evidence, denials))
  return bucketPolicyWith(evidence, denials[0]?.bucket ?? '', statements)
}
