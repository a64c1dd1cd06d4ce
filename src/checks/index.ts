import { assumeRole } from './assume-role.ts'
import { awscliCredentials } from './awscli-credentials.ts'
import { backupConfigReadable } from './backup-config-readable.ts'
import { backupEndpoint } from './backup-endpoint.ts'
import { backupNoKeys } from './backup-no-keys.ts'
import { backupSignature } from './backup-signature.ts'
import { backupTls } from './backup-tls.ts'
import { bucketNamesAgree } from './bucket-names-agree.ts'
import { bucketsDistinct } from './buckets-distinct.ts'
import { bucketsKnown } from './buckets-known.ts'
import { bucketsWhole } from './buckets-whole.ts'
import { callerIdentity } from './caller-identity.ts'
import type { BucketCheck, PodCheck } from './check.ts'
import { clientAgreement } from './client-agreement.ts'
import { clockSkew } from './clock-skew.ts'
import { credentialSource } from './credential-source.ts'
import { endpointVariables } from './endpoint-variables.ts'
import { expectedRole } from './expected-role.ts'
import { irsaEnvInjected } from './irsa-env-injected.ts'
import { notNodeRole } from './not-node-role.ts'
import { proxySettings } from './proxy-settings.ts'
import { railsBuckets } from './rails-buckets.ts'
import { railsConfigReadable } from './rails-config-readable.ts'
import { railsConsolidated } from './rails-consolidated.ts'
import { railsCredentials } from './rails-credentials.ts'
import { railsIamProfile } from './rails-iam-profile.ts'
import { railsNoEndpoint } from './rails-no-endpoint.ts'
import { railsNoKeys } from './rails-no-keys.ts'
import { railsProvider } from './rails-provider.ts'
import { railsRegion } from './rails-region.ts'
import { railsSignature } from './rails-signature.ts'
import { railsTls } from './rails-tls.ts'
import { regionSet } from './region-set.ts'
import { registryConfigReadable } from './registry-config-readable.ts'
import { registryCredentials } from './registry-credentials.ts'
import { registryNoEndpoint } from './registry-no-endpoint.ts'
import { registryNoKeys } from './registry-no-keys.ts'
import { registryRegion } from './registry-region.ts'
import { registrySignature } from './registry-signature.ts'
import { registryStorage } from './registry-storage.ts'
import { registryTls } from './registry-tls.ts'
import { roleAnnotation } from './role-annotation.ts'
import { roleArnFormat } from './role-arn-format.ts'
import { s3BucketOwner } from './s3-bucket-owner.ts'
import { s3Copy } from './s3-copy.ts'
import { s3Delete } from './s3-delete.ts'
import { s3Encryption } from './s3-encryption.ts'
import { s3Endpoint } from './s3-endpoint.ts'
import { s3List } from './s3-list.ts'
import { s3MissingKey } from './s3-missing-key.ts'
import { s3Multipart } from './s3-multipart.ts'
import { s3ObjectAcl } from './s3-object-acl.ts'
import { s3ObjectLock } from './s3-object-lock.ts'
import { s3OldProbes } from './s3-old-probes.ts'
import { s3Read } from './s3-read.ts'
import { s3Region } from './s3-region.ts'
import { s3UploadLists } from './s3-upload-lists.ts'
import { s3Write } from './s3-write.ts'
import { s3WriteHeaders } from './s3-write-headers.ts'
import { s3cmdCredentials } from './s3cmd-credentials.ts'
import { settingsWellFormed } from './settings-well-formed.ts'
import { staticKeysAbsent } from './static-keys-absent.ts'
import { stsEndpoints } from './sts-endpoints.ts'
import { stsReachable } from './sts-reachable.ts'
import { tokenClaims } from './token-claims.ts'
import { tokenLifetime } from './token-lifetime.ts'
import { tokenReadable } from './token-readable.ts'
import { tokenReadableByGitlab } from './token-readable-by-gitlab.ts'
import { tokenServiceAccount } from './token-service-account.ts'
import { workhorseConfigReadable } from './workhorse-config-readable.ts'
import { workhorseCredentials } from './workhorse-credentials.ts'
import { workhorseNoKeys } from './workhorse-no-keys.ts'

/**
 * The checks of the pod, in the order of the chart document "IAM roles for AWS": environment and token, then
 * `get-caller-identity`, then `assume-role-with-web-identity`; then what it says of the configuration: Registry, Rails'
 * types, Backups. This is the order of telling; they run side by side
 * as far as their needs allow.
 */
export const podChecks: readonly PodCheck[] = [
  credentialSource,
  staticKeysAbsent,
  irsaEnvInjected,
  roleAnnotation,
  roleArnFormat,
  tokenReadable,
  tokenReadableByGitlab,
  tokenClaims,
  tokenServiceAccount,
  tokenLifetime,
  regionSet,
  proxySettings,
  endpointVariables,
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
  registryConfigReadable,
  registryStorage,
  registryNoKeys,
  registryRegion,
  registryNoEndpoint,
  registrySignature,
  registryTls,
  railsConfigReadable,
  railsConsolidated,
  railsBuckets,
  railsProvider,
  railsIamProfile,
  railsNoKeys,
  railsNoEndpoint,
  railsRegion,
  railsSignature,
  railsTls,
  workhorseConfigReadable,
  workhorseNoKeys,
  backupConfigReadable,
  backupNoKeys,
  backupEndpoint,
  backupSignature,
  backupTls,
  settingsWellFormed,
  bucketNamesAgree,
  bucketsWhole,
  bucketsDistinct,
  bucketsKnown,
]

/** The checks of each bucket. */
export const bucketChecks: readonly BucketCheck[] = [
  s3Endpoint,
  s3Region,
  s3List,
  s3Write,
  s3WriteHeaders,
  s3Read,
  s3MissingKey,
  s3Copy,
  s3Multipart,
  s3UploadLists,
  s3Encryption,
  s3ObjectAcl,
  s3Delete,
  s3BucketOwner,
  s3ObjectLock,
  s3OldProbes,
]
