import type { Rule } from '../model/rule.ts'
import { accessDeniedWithoutReason } from './access-denied-without-reason.ts'
import { aclNotSupported } from './acl-not-supported.ts'
import { answerNotFromAws } from './answer-not-from-aws.ts'
import { awsInternalError } from './aws-internal-error.ts'
import { awsUnreachable } from './aws-unreachable.ts'
import { bucketMissing } from './bucket-missing.ts'
import { bucketNameInvalid } from './bucket-name-invalid.ts'
import { bucketOwnedByAnotherAccount } from './bucket-owned-by-another-account.ts'
import { bucketPolicyDenies } from './bucket-policy-denies.ts'
import { bucketPolicyLacksAllow } from './bucket-policy-lacks-allow.ts'
import { bucketRegionWrong } from './bucket-region-wrong.ts'
import { clockSkewed } from './clock-skewed.ts'
import { deniedByAnotherLayer } from './denied-by-another-layer.ts'
import { documentsNotInForce } from './documents-not-in-force.ts'
import { clientAbilityRules } from './families/clientAbilities.ts'
import { metadataServiceRules } from './families/metadataServices.ts'
import { otherClientsRules } from './families/otherClients.ts'
import { podIdentityRules } from './families/podIdentity.ts'
import { trustDocumentRules } from './families/trustDocument.ts'
import { identityPolicyBucketArnMissing } from './identity-policy-bucket-arn-missing.ts'
import { identityPolicyDenies } from './identity-policy-denies.ts'
import { identityPolicyLacksBucket } from './identity-policy-lacks-bucket.ts'
import { identityPolicyMissing } from './identity-policy-missing.ts'
import { identityPolicyMissingAction } from './identity-policy-missing-action.ts'
import { identityPolicyObjectArnMissing } from './identity-policy-object-arn-missing.ts'
import { irsaHalfInjected } from './irsa-half-injected.ts'
import { kmsKeyUnusable } from './kms-key-unusable.ts'
import { kmsPermissionMissing } from './kms-permission-missing.ts'
import { noAwsRole } from './no-aws-role.ts'
import { nodeRoleUsed } from './node-role-used.ts'
import { objectLocked } from './object-locked.ts'
import { objectOwnedByAnotherAccount } from './object-owned-by-another-account.ts'
import { oidcAudienceNotRegistered } from './oidc-audience-not-registered.ts'
import { oidcKeysUnreachable } from './oidc-keys-unreachable.ts'
import { oidcProviderMissing } from './oidc-provider-missing.ts'
import { oidcThumbprintMismatch } from './oidc-thumbprint-mismatch.ts'
import { olderProbesFound } from './older-probes-found.ts'
import { permissionsBoundaryDenies } from './permissions-boundary-denies.ts'
import { probeLeftBehind } from './probe-left-behind.ts'
import { proxyRefused } from './proxy-refused.ts'
import { publicAccessBlocked } from './public-access-blocked.ts'
import { regionMalformed } from './region-malformed.ts'
import { regionMissing } from './region-missing.ts'
import { requestsThrottled } from './requests-throttled.ts'
import { resourceControlPolicyDenies } from './resource-control-policy-denies.ts'
import { roleArnMalformed } from './role-arn-malformed.ts'
import { roleUnexpected } from './role-unexpected.ts'
import { s3Unreachable } from './s3-unreachable.ts'
import { serviceAccountUnexpected } from './service-account-unexpected.ts'
import { serviceControlPolicyDenies } from './service-control-policy-denies.ts'
import { sessionCredentialsExpired } from './session-credentials-expired.ts'
import { sessionPolicyDenies } from './session-policy-denies.ts'
import { sessionTokenRejected } from './session-token-rejected.ts'
import { signatureRejected } from './signature-rejected.ts'
import { staticKeysInvalid } from './static-keys-invalid.ts'
import { staticKeysShadowRole } from './static-keys-shadow-role.ts'
import { staticKeysWithoutRole } from './static-keys-without-role.ts'
import { stsRegionDisabled } from './sts-region-disabled.ts'
import { stsUnreachable } from './sts-unreachable.ts'
import { tlsHandshakeFailed } from './tls-handshake-failed.ts'
import { tlsNotTrusted } from './tls-not-trusted.ts'
import { tokenAudienceNotSts } from './token-audience-not-sts.ts'
import { tokenExpired } from './token-expired.ts'
import { tokenFileMissing } from './token-file-missing.ts'
import { tokenFileNotAJwt } from './token-file-not-a-jwt.ts'
import { tokenFileUnreadable } from './token-file-unreadable.ts'
import { trustPolicyAudienceMismatch } from './trust-policy-audience-mismatch.ts'
import { trustPolicyRejectsToken } from './trust-policy-rejects-token.ts'
import { unexplainedFailure } from './unexplained-failure.ts'
import { vpcEndpointPolicyDenies } from './vpc-endpoint-policy-denies.ts'

/**
 * Every cause the doctor knows. Order is meaning: a rule sees only what no earlier rule has explained, so what
 * spoils everything else comes first, the specific before the general, and what nobody explained last.
 */
export const rules: readonly Rule[] = [
  // What spoils every request.
  clockSkewed,
  regionMalformed,
  tlsNotTrusted,
  proxyRefused,
  answerNotFromAws,
  tlsHandshakeFailed,
  ...podIdentityRules,
  ...metadataServiceRules,
  ...clientAbilityRules,
  awsUnreachable,
  stsUnreachable,
  s3Unreachable,
  requestsThrottled,
  awsInternalError,
  // The pod and its token.
  irsaHalfInjected,
  noAwsRole,
  roleArnMalformed,
  tokenFileMissing,
  tokenFileUnreadable,
  tokenExpired,
  trustPolicyAudienceMismatch,
  tokenAudienceNotSts,
  tokenFileNotAJwt,
  // What STS says to the token.
  oidcProviderMissing,
  oidcAudienceNotRegistered,
  oidcThumbprintMismatch,
  oidcKeysUnreachable,
  stsRegionDisabled,
  serviceAccountUnexpected,
  ...trustDocumentRules,
  trustPolicyRejectsToken,
  // Another identity than the role: its denials are no news.
  staticKeysShadowRole,
  staticKeysInvalid,
  staticKeysWithoutRole,
  sessionCredentialsExpired,
  sessionTokenRejected,
  signatureRejected,
  nodeRoleUsed,
  roleUnexpected,
  documentsNotInForce,
  // The buckets themselves.
  bucketMissing,
  bucketNameInvalid,
  regionMissing,
  bucketRegionWrong,
  aclNotSupported,
  objectLocked,
  publicAccessBlocked,
  kmsKeyUnusable,
  // Denials for which AWS names the policy, the organization's first.
  serviceControlPolicyDenies,
  resourceControlPolicyDenies,
  vpcEndpointPolicyDenies,
  permissionsBoundaryDenies,
  sessionPolicyDenies,
  kmsPermissionMissing,
  identityPolicyDenies,
  bucketPolicyDenies,
  bucketPolicyLacksAllow,
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
  ...otherClientsRules,
  // What the runs leave behind.
  probeLeftBehind,
  olderProbesFound,
  // Nothing that failed is silent.
  unexplainedFailure,
]
