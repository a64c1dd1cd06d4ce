import type { Rule } from '../model/rule.ts'
import { answerNotFromAws } from './answer-not-from-aws.ts'
import { awsUnreachable } from './aws-unreachable.ts'
import { clockSkewed } from './clock-skewed.ts'
import { irsaHalfInjected } from './irsa-half-injected.ts'
import { noAwsRole } from './no-aws-role.ts'
import { oidcAudienceNotRegistered } from './oidc-audience-not-registered.ts'
import { oidcKeysUnreachable } from './oidc-keys-unreachable.ts'
import { oidcProviderMissing } from './oidc-provider-missing.ts'
import { oidcThumbprintMismatch } from './oidc-thumbprint-mismatch.ts'
import { proxyRefused } from './proxy-refused.ts'
import { roleArnMalformed } from './role-arn-malformed.ts'
import { s3Unreachable } from './s3-unreachable.ts'
import { serviceAccountUnexpected } from './service-account-unexpected.ts'
import { stsRegionDisabled } from './sts-region-disabled.ts'
import { stsUnreachable } from './sts-unreachable.ts'
import { tlsHandshakeFailed } from './tls-handshake-failed.ts'
import { tlsNotTrusted } from './tls-not-trusted.ts'
import { tokenAudienceNotSts } from './token-audience-not-sts.ts'
import { tokenExpired } from './token-expired.ts'
import { tokenFileMissing } from './token-file-missing.ts'
import { tokenFileNotAJwt } from './token-file-not-a-jwt.ts'
import { tokenFileUnreadable } from './token-file-unreadable.ts'
import { tokenNotYetValid } from './token-not-yet-valid.ts'
import { trustPolicyAudienceMismatch } from './trust-policy-audience-mismatch.ts'
import { trustPolicyRejectsToken } from './trust-policy-rejects-token.ts'
import { unexplainedFailure } from './unexplained-failure.ts'

/**
 * Every cause the doctor knows. Order is meaning: a rule sees only what no earlier rule has explained, so what
 * spoils everything else comes first, the specific before the general, and what nobody explained last.
 */
export const rules: readonly Rule[] = [
  // What spoils every request.
  clockSkewed,
  tlsNotTrusted,
  proxyRefused,
  answerNotFromAws,
  tlsHandshakeFailed,
  awsUnreachable,
  stsUnreachable,
  s3Unreachable,
  // The pod and its token.
  noAwsRole,
  irsaHalfInjected,
  roleArnMalformed,
  tokenFileMissing,
  tokenFileUnreadable,
  tokenExpired,
  tokenNotYetValid,
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
  trustPolicyRejectsToken,
  unexplainedFailure,
]
