import type { Rule } from '../model/rule.ts'
import { aclNotSupported } from './acl-not-supported.ts'
import { answerNotFromAws } from './answer-not-from-aws.ts'
import { awsAccountBlocked } from './aws-account-blocked.ts'
import { awsInternalError } from './aws-internal-error.ts'
import { awsUnreachable } from './aws-unreachable.ts'
import { bucketMissing } from './bucket-missing.ts'
import { bucketNameInvalid } from './bucket-name-invalid.ts'
import { bucketRegionWrong } from './bucket-region-wrong.ts'
import { clockSkewed } from './clock-skewed.ts'
import { directoryBucketConfigured } from './directory-bucket-configured.ts'
import { documentsNotInForce } from './documents-not-in-force.ts'
import { encryptionSettingInvalid } from './encryption-setting-invalid.ts'
import { clientAbilityRules } from './families/clientAbilities.ts'
import { denialRules } from './families/denials.ts'
import { metadataServiceRules } from './families/metadataServices.ts'
import { otherClientsRules } from './families/otherClients.ts'
import { podIdentityRules } from './families/podIdentity.ts'
import { settingsRules } from './families/settings.ts'
import { trustDocumentRules } from './families/trustDocument.ts'
import { identityProviderRejectsToken } from './identity-provider-rejects-token.ts'
import { irsaHalfInjected } from './irsa-half-injected.ts'
import { kmsKeyUnusable } from './kms-key-unusable.ts'
import { metadataDisabled } from './metadata-disabled.ts'
import { noAwsRole } from './no-aws-role.ts'
import { nodeRoleNotAssumable } from './node-role-not-assumable.ts'
import { nodeRoleUsed } from './node-role-used.ts'
import { objectArchived } from './object-archived.ts'
import { objectLocked } from './object-locked.ts'
import { oidcAudienceNotRegistered } from './oidc-audience-not-registered.ts'
import { oidcKeysUnreachable } from './oidc-keys-unreachable.ts'
import { oidcProviderMissing } from './oidc-provider-missing.ts'
import { oidcThumbprintMismatch } from './oidc-thumbprint-mismatch.ts'
import { olderProbesFound } from './older-probes-found.ts'
import { probeLeftBehind } from './probe-left-behind.ts'
import { proxyRefused } from './proxy-refused.ts'
import { publicAccessBlocked } from './public-access-blocked.ts'
import { regionMalformed } from './region-malformed.ts'
import { regionMissing } from './region-missing.ts'
import { requestsThrottled } from './requests-throttled.ts'
import { roleAnnotatedOnPod } from './role-annotated-on-pod.ts'
import { roleArnMalformed } from './role-arn-malformed.ts'
import { roleSessionNameMalformed } from './role-session-name-malformed.ts'
import { roleUnexpected } from './role-unexpected.ts'
import { s3OperationNotSupported } from './s3-operation-not-supported.ts'
import { s3Unreachable } from './s3-unreachable.ts'
import { s3cmdRestoreCopiesAcls } from './s3cmd-restore-copies-acls.ts'
import { serviceAccountUnexpected } from './service-account-unexpected.ts'
import { sessionCredentialsExpired } from './session-credentials-expired.ts'
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
import { tokenFileUnreadableForGit } from './token-file-unreadable-for-git.ts'
import { tokenNotValidated } from './token-not-validated.ts'
import { trustPolicyAudienceMismatch } from './trust-policy-audience-mismatch.ts'
import { trustPolicyRejectsToken } from './trust-policy-rejects-token.ts'
import { unexplainedFailure } from './unexplained-failure.ts'
import { uploadStalled } from './upload-stalled.ts'

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
  awsAccountBlocked,
  uploadStalled,
  // What GitLab's configuration tells its clients.
  ...settingsRules,
  // The pod and its token.
  irsaHalfInjected,
  roleAnnotatedOnPod,
  metadataDisabled,
  nodeRoleNotAssumable,
  noAwsRole,
  roleArnMalformed,
  roleSessionNameMalformed,
  tokenFileMissing,
  tokenFileUnreadable,
  tokenFileUnreadableForGit,
  tokenExpired,
  trustPolicyAudienceMismatch,
  tokenAudienceNotSts,
  tokenFileNotAJwt,
  // What STS says to the token.
  oidcProviderMissing,
  oidcAudienceNotRegistered,
  oidcThumbprintMismatch,
  oidcKeysUnreachable,
  identityProviderRejectsToken,
  tokenNotValidated,
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
  directoryBucketConfigured,
  regionMissing,
  bucketRegionWrong,
  s3cmdRestoreCopiesAcls,
  aclNotSupported,
  objectLocked,
  objectArchived,
  publicAccessBlocked,
  s3OperationNotSupported,
  encryptionSettingInvalid,
  kmsKeyUnusable,
  // Denials.
  ...denialRules,
  ...otherClientsRules,
  // What the runs leave behind.
  probeLeftBehind,
  olderProbesFound,
  // Nothing that failed is silent.
  unexplainedFailure,
]
