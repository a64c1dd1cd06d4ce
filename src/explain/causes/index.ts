import type { Suspect } from '../suspect.ts'
import { bucketMissing } from './bucketMissing.ts'
import { compatible } from './compatible.ts'
import { configMissing } from './configuration.ts'
import { keysInvalid } from './keys.ts'
import { keysShadow } from './keysShadow.ts'
import { kmsPermission } from './kms.ts'
import { kube2iamKiam } from './kube2iamKiam.ts'
import { metadataUnreachable } from './metadata.ts'
import { missingAction } from './missingAction.ts'
import { s3Unreachable, stsUnreachable } from './network.ts'
import { oidcKeys, oidcProviderMissing } from './oidc.ts'
import { other } from './other.ts'
import { bucketPolicyDeny, endpointPolicy, organizationDeny } from './otherPolicies.ts'
import { crossAccount, objectOwnership } from './ownership.ts'
import { wrongRegion } from './place.ts'
import { podIdentity } from './podIdentity.ts'
import { annotationMissing, nodeRole } from './podSetup.ts'
import { sdkTooOld, toolLacksSupport } from './programs.ts'
import { proxyOrTls } from './proxyOrTls.ts'
import { roleArnWrong } from './roleArn.ts'
import { clockSkew, throttling } from './timeAndLoad.ts'
import { tokenExpired, tokenFileBad } from './token.ts'
import { trustPolicyAudience, trustPolicyIssuer, trustPolicySub } from './trust.ts'
import { wrongResource } from './wrongResource.ts'

/** Every cause that a text can point to; of two that weigh alike the earlier comes first. */
export const suspects: readonly Suspect[] = [
  clockSkew,
  oidcProviderMissing,
  oidcKeys,
  tokenExpired,
  tokenFileBad,
  trustPolicySub,
  trustPolicyIssuer,
  trustPolicyAudience,
  roleArnWrong,
  annotationMissing,
  nodeRole,
  keysShadow,
  keysInvalid,
  sdkTooOld,
  toolLacksSupport,
  organizationDeny,
  endpointPolicy,
  kmsPermission,
  missingAction,
  wrongResource,
  bucketPolicyDeny,
  objectOwnership,
  crossAccount,
  wrongRegion,
  bucketMissing,
  podIdentity,
  kube2iamKiam,
  metadataUnreachable,
  compatible,
  proxyOrTls,
  stsUnreachable,
  s3Unreachable,
  configMissing,
  throttling,
  other,
]
