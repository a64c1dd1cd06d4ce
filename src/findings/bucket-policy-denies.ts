import type { Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { actionsDenied, areDenied, type BucketDenial, denialsIn, recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix } from './clues/fix.ts'
import { intendedRoleArn } from './clues/identity.ts'
import { ALLOW_WILL_NOT_HELP, ONE_REASON_AT_A_TIME, showBucketPolicies } from './clues/permissionFix.ts'
import { actionsAllowed, alike } from './clues/probeMatrix.ts'
import { bucketsOf } from './clues/symptoms.ts'
import { headersTried } from './clues/uploadHeaders.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/** A Deny in the bucket policy. AWS never says which condition it was; what is denied beside what works tells. */
export const bucketPolicyDenies: Rule = {
  id: 'bucket-policy-denies',
  cause: 'bucket-policy-deny',
  diagnose(evidence, symptoms) {
    const denied = denialsIn(symptoms).filter(
      ({ layer, effect }) => layer === 'resource' && effect === 'explicit',
    )
    return alike(denied).map((denials) => {
      const buckets = bucketsOf(recordsOf(denials))
      return denialDiagnosis(evidence, symptoms, denials, {
        confidence: 'certain',
        title: `The bucket policy denies ${listed(actionsDenied(denials))}`,
        what: `${listed(actionsDenied(denials))} on the ${bucketsNamed(buckets)} ${areDenied(denials)} by a Deny in the bucket's own policy.`,
        why: [
          ...awsSays(recordsOf(denials)),
          ALLOW_WILL_NOT_HELP,
          ...headersTried(evidence, denials),
          conditionFor(evidence, denials),
        ],
        fix: fix(
          `Change the Deny statement in the bucket policy, or except the role${exception(evidence)}. ${ONE_REASON_AT_A_TIME}`,
          showBucketPolicies(buckets),
        ),
      })
    })
  },
}

/** Which kinds of condition fit what is denied and what works. */
function conditionFor(evidence: Evidence, denials: readonly BucketDenial[]): string {
  const actions = actionsDenied(denials)
  const allowed = denials.flatMap(({ bucket }) => actionsAllowed(evidence, bucket))
  if (actions.every((action) => action === 's3:PutObject') && allowed.length > 0) {
    const others =
      'a Deny on copies (s3:x-amz-copy-source), on the key (s3:x-amz-server-side-encryption-aws-kms-key-id), on names of objects or on roles'
    return headersTried(evidence, denials).length > 0
      ? `Only writing is denied: ${others} comes into question.`
      : `Only writing is denied: usual is a Deny without the encryption header that the policy wants (s3:x-amz-server-side-encryption); ${others} comes into question, too.`
  }
  if (actions.every((action) => /Delete/.test(action)))
    return 'Only deleting is denied: usual is a Deny against removal of backups or logs.'
  if (allowed.length === 0)
    return 'Everything is denied: usual is a Deny for requests from elsewhere than a VPC endpoint (aws:SourceVpce, aws:SourceVpc), other addresses (aws:SourceIp), another organization (aws:PrincipalOrgID) or other roles (aws:PrincipalArn, NotPrincipal).'
  return 'The message never names the condition; compare the conditions of each Deny with this request.'
}

function exception(evidence: Evidence): string {
  const role = intendedRoleArn(evidence)
  return role === undefined ? '' : ` (Condition: ArnNotEquals, aws:PrincipalArn, ${role})`
}
