import type { Rule } from '../../model/rule.ts'
import { accessDeniedWithoutReason } from '../access-denied-without-reason.ts'
import { bucketOwnedByAnotherAccount } from '../bucket-owned-by-another-account.ts'
import { bucketPolicyDenies } from '../bucket-policy-denies.ts'
import { bucketPolicyLacksAllow } from '../bucket-policy-lacks-allow.ts'
import { deniedByAnotherLayer } from '../denied-by-another-layer.ts'
import { identityPolicyBucketArnMissing } from '../identity-policy-bucket-arn-missing.ts'
import { identityPolicyDenies } from '../identity-policy-denies.ts'
import { identityPolicyLacksBucket } from '../identity-policy-lacks-bucket.ts'
import { identityPolicyMissing } from '../identity-policy-missing.ts'
import { identityPolicyMissingAction } from '../identity-policy-missing-action.ts'
import { identityPolicyObjectArnMissing } from '../identity-policy-object-arn-missing.ts'
import { kmsPermissionMissing } from '../kms-permission-missing.ts'
import { objectOwnedByAnotherAccount } from '../object-owned-by-another-account.ts'
import { otherAccountLacksAllow } from '../other-account-lacks-allow.ts'
import { permissionsBoundaryDenies } from '../permissions-boundary-denies.ts'
import { resourceControlPolicyDenies } from '../resource-control-policy-denies.ts'
import { serviceControlPolicyDenies } from '../service-control-policy-denies.ts'
import { sessionPolicyDenies } from '../session-policy-denies.ts'
import { uploadAclDecides } from '../upload-acl-decides.ts'
import { uploadEncryptionDecides } from '../upload-encryption-decides.ts'
import { vpcEndpointPolicyDenies } from '../vpc-endpoint-policy-denies.ts'

/** What AWS denied: first where it names the policy, then what the pattern of the probes tells. */
export const denialRules: readonly Rule[] = [
  // Denials for which AWS names the policy, the organization's first.
  serviceControlPolicyDenies,
  resourceControlPolicyDenies,
  vpcEndpointPolicyDenies,
  permissionsBoundaryDenies,
  sessionPolicyDenies,
  kmsPermissionMissing,
  // What an upload with another header proved.
  uploadEncryptionDecides,
  uploadAclDecides,
  identityPolicyDenies,
  bucketPolicyDenies,
  bucketPolicyLacksAllow,
  otherAccountLacksAllow,
  // What the role's policies lack: by the pattern of the probes, then action by action.
  identityPolicyMissing,
  identityPolicyLacksBucket,
  identityPolicyObjectArnMissing,
  identityPolicyBucketArnMissing,
  identityPolicyMissingAction,
  bucketOwnedByAnotherAccount,
  objectOwnedByAnotherAccount,
  deniedByAnotherLayer,
  accessDeniedWithoutReason,
]
