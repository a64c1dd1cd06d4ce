import type { Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { isWithoutReason } from '../policy/accessDenied.ts'
import { objectArn } from '../policy/arn.ts'
import { grantDenied } from '../policy/grantDenied.ts'
import type { Permission } from '../policy/groupedStatements.ts'
import { recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix, steps } from './clues/fix.ts'
import { partitionOf } from './clues/identity.ts'
import { bucketPolicyWith, permissionsToAdd, showBucketPolicies } from './clues/permissionFix.ts'
import { bucketsOf } from './clues/symptoms.ts'
import {
  clientsOf,
  type DecidedByHeader,
  decidedByHeader,
  takenOnly,
  withHeader,
} from './clues/uploadHeaders.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/** The access control list that goes with an upload, or the lack of one, is what is denied: proven by another upload. */
export const uploadAclDecides: Rule = {
  id: 'upload-acl-decides',
  cause: 'acl-or-object-ownership',
  diagnose(evidence, symptoms) {
    return decidedByHeader(evidence, symptoms, 'x-amz-acl').map((one) => {
      const { header, denials } = one
      const buckets = bucketsOf(recordsOf(denials))
      const said = withHeader(header)
      const ownership = buckets
        .slice(0, 4)
        .map(
          (bucket) =>
            `aws s3api put-bucket-ownership-controls --bucket ${bucket} --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'`,
        )
      return denialDiagnosis(evidence, symptoms, denials, {
        confidence: 'certain',
        title: takenOnly(one),
        what: `${listed(clientsOf(denials))} may not write to the ${bucketsNamed(buckets)}; the same upload ${said} is accepted.`,
        why: [
          ...awsSays(recordsOf(denials)),
          `Tried: the same identity wrote ${said}. So s3:PutObject is allowed, and the list is what decides.`,
        ],
        fix:
          header.value === undefined
            ? fix(steps(...withoutList(one)), showBucketPolicies(buckets), [
                // AWS is silent across organizations, where the bucket's side has to allow as well.
                ...(denials.every(isWithoutReason)
                  ? buckets.map((bucket) =>
                      bucketPolicyWith(evidence, bucket, grantDenied(aclsOf(evidence, [bucket]))),
                    )
                  : []),
                ...permissionsToAdd(evidence, grantDenied(aclsOf(evidence, buckets)), denials[0]?.principal),
              ])
            : fix(steps(...withList(one)), [...showBucketPolicies(buckets), ...ownership]),
      })
    })
  },
}

function aclsOf(evidence: Evidence, buckets: readonly string[]): readonly Permission[] {
  return buckets.map((bucket) => ({
    action: 's3:PutObjectAcl',
    resource: objectArn(partitionOf(evidence), bucket, '*'),
  }))
}

/** Who sends a list can be told not to, or be allowed to. */
function withoutList({ denials }: DecidedByHeader): readonly string[] {
  const clients = clientsOf(denials)
  return [
    'Allow s3:PutObjectAcl beside s3:PutObject (below); across accounts in the bucket policy, too. Where a Deny in the bucket policy is about the list, take it out.',
    ...(clients.includes('registry')
      ? ['Or have the registry send none: objectownership: true in its storage Secret.']
      : []),
    ...(clients.includes('rails') ? ['Or upgrade GitLab: newer releases send none.'] : []),
  ]
}

/** Lists that a bucket demands make its owner the owner of what others write; a setting of the bucket does the same. */
function withList({ denials }: DecidedByHeader): readonly string[] {
  return [
    'Have the bucket\'s owner own every object without lists, and take the Deny on s3:x-amz-acl out of the bucket policy: the first command shows the policy, the last switches "bucket owner enforced" on.',
    ...(clientsOf(denials).includes('registry')
      ? ['Or have the registry send this list: objectacl: bucket-owner-full-control in its storage Secret.']
      : []),
  ]
}
