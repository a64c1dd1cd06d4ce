import { assumeRole } from './assume-role.ts'
import { awscliCredentials } from './awscli-credentials.ts'
import { backupNoKeys } from './backup-no-keys.ts'
import { bucketsKnown } from './buckets-known.ts'
import { callerIdentity } from './caller-identity.ts'
import type { BucketCheck, PodCheck } from './check.ts'
import { clientAgreement } from './client-agreement.ts'
import { clockSkew } from './clock-skew.ts'
import { credentialSource } from './credential-source.ts'
import { expectedRole } from './expected-role.ts'
import { irsaEnvInjected } from './irsa-env-injected.ts'
import { notNodeRole } from './not-node-role.ts'
import { proxySettings } from './proxy-settings.ts'
import { railsCredentials } from './rails-credentials.ts'
import { regionSet } from './region-set.ts'
import { registryCredentials } from './registry-credentials.ts'
import { registryNoKeys } from './registry-no-keys.ts'
import { registryRegion } from './registry-region.ts'
import { roleArnFormat } from './role-arn-format.ts'
import { s3Copy } from './s3-copy.ts'
import { s3Delete } from './s3-delete.ts'
import { s3Encryption } from './s3-encryption.ts'
import { s3Endpoint } from './s3-endpoint.ts'
import { s3List } from './s3-list.ts'
import { s3MissingKey } from './s3-missing-key.ts'
import { s3Multipart } from './s3-multipart.ts'
import { s3ObjectLock } from './s3-object-lock.ts'
import { s3OldProbes } from './s3-old-probes.ts'
import { s3Read } from './s3-read.ts'
import { s3Write } from './s3-write.ts'
import { s3cmdCredentials } from './s3cmd-credentials.ts'
import { staticKeysAbsent } from './static-keys-absent.ts'
import { stsEndpoints } from './sts-endpoints.ts'
import { stsReachable } from './sts-reachable.ts'
import { tokenClaims } from './token-claims.ts'
import { tokenLifetime } from './token-lifetime.ts'
import { tokenReadable } from './token-readable.ts'
import { tokenServiceAccount } from './token-service-account.ts'
import { workhorseCredentials } from './workhorse-credentials.ts'

/**
 * The checks of the pod, in the order of the chart document "IAM roles for AWS": environment and token, then
 * `get-caller-identity`, then `assume-role-with-web-identity`. This is the order of telling; they run side by side
 * as far as their needs allow.
 */
export const podChecks: readonly PodCheck[] = [
  credentialSource,
  staticKeysAbsent,
  irsaEnvInjected,
  roleArnFormat,
  tokenReadable,
  tokenClaims,
  tokenServiceAccount,
  tokenLifetime,
  regionSet,
  proxySettings,
  stsReachable,
  clockSkew,
  callerIdentity,
  assumeRole,
  expectedRole,
  notNodeRole,
  stsEndpoints,
  clientAgreement,
  railsCredentials,
  workhorseCredentials,
  registryCredentials,
  s3cmdCredentials,
  awscliCredentials,
  registryNoKeys,
  registryRegion,
  backupNoKeys,
  bucketsKnown,
]

/** The checks of each bucket. */
export const bucketChecks: readonly BucketCheck[] = [
  s3Endpoint,
  s3List,
  s3Write,
  s3Read,
  s3MissingKey,
  s3Copy,
  s3Multipart,
  s3Encryption,
  s3Delete,
  s3ObjectLock,
  s3OldProbes,
]
