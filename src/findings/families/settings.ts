import type { Rule } from '../../model/rule.ts'
import { backupStaticKeys } from '../backup-static-keys.ts'
import { bucketNameMissingForType } from '../bucket-name-missing-for-type.ts'
import { bucketNameWithPrefix } from '../bucket-name-with-prefix.ts'
import { bucketNamesDisagree } from '../bucket-names-disagree.ts'
import { bucketSharedByTypes } from '../bucket-shared-by-types.ts'
import { configurationNotRendered } from '../configuration-not-rendered.ts'
import { configurationUnreadable } from '../configuration-unreadable.ts'
import { consolidatedSettingsIgnored } from '../consolidated-settings-ignored.ts'
import { objectStorageSettingsMalformed } from '../object-storage-settings-malformed.ts'
import { railsEndpointNotAws } from '../rails-endpoint-not-aws.ts'
import { railsIamProfileOff } from '../rails-iam-profile-off.ts'
import { railsIgnoresEnvironmentKeys } from '../rails-ignores-environment-keys.ts'
import { railsIgnoresSharedCredentials } from '../rails-ignores-shared-credentials.ts'
import { railsKeyWithoutSecret } from '../rails-key-without-secret.ts'
import { railsProviderNotAws } from '../rails-provider-not-aws.ts'
import { railsProviderUnknown } from '../rails-provider-unknown.ts'
import { railsRegionMalformed } from '../rails-region-malformed.ts'
import { railsRegionMissing } from '../rails-region-missing.ts'
import { railsRegionWrong } from '../rails-region-wrong.ts'
import { railsSignatureV2 } from '../rails-signature-v2.ts'
import { railsStaticKeys } from '../rails-static-keys.ts'
import { registryKeyWithoutSecret } from '../registry-key-without-secret.ts'
import { registryRegionEndpointSet } from '../registry-region-endpoint-set.ts'
import { registryRegionMissing } from '../registry-region-missing.ts'
import { registryRegionUnknown } from '../registry-region-unknown.ts'
import { registryRegionWrong } from '../registry-region-wrong.ts'
import { registryStaticKeys } from '../registry-static-keys.ts'
import { registryStorageAmbiguous } from '../registry-storage-ambiguous.ts'
import { registryStorageNotS3 } from '../registry-storage-not-s3.ts'
import { registryV4authOff } from '../registry-v4auth-off.ts'
import { s3cfgEndpointNotAws } from '../s3cfg-endpoint-not-aws.ts'
import { s3cfgForMinio } from '../s3cfg-for-minio.ts'
import { s3cfgSignatureV2 } from '../s3cfg-signature-v2.ts'
import { tlsSwitchedOff } from '../tls-switched-off.ts'
import { workhorseEndpointSet } from '../workhorse-endpoint-set.ts'
import { workhorseStaticKeys } from '../workhorse-static-keys.ts'

/**
 * What is wrong in GitLab's own configuration, in the order of the chart document. They come before what the pod's
 * identity lacks, for a client that is told wrongly gets none, and each accounts for what its clients could not do.
 */
export const settingsRules: readonly Rule[] = [
  configurationNotRendered,
  configurationUnreadable,
  railsKeyWithoutSecret,
  railsIamProfileOff,
  railsStaticKeys,
  workhorseStaticKeys,
  railsProviderUnknown,
  railsProviderNotAws,
  railsEndpointNotAws,
  workhorseEndpointSet,
  railsRegionMalformed,
  railsRegionMissing,
  railsRegionWrong,
  railsSignatureV2,
  railsIgnoresEnvironmentKeys,
  railsIgnoresSharedCredentials,
  bucketNameMissingForType,
  consolidatedSettingsIgnored,
  registryStorageNotS3,
  registryStorageAmbiguous,
  registryStaticKeys,
  registryKeyWithoutSecret,
  registryRegionMissing,
  registryRegionUnknown,
  registryRegionWrong,
  registryV4authOff,
  registryRegionEndpointSet,
  s3cfgForMinio,
  s3cfgEndpointNotAws,
  s3cfgSignatureV2,
  tlsSwitchedOff,
  backupStaticKeys,
  objectStorageSettingsMalformed,
  bucketNamesDisagree,
  bucketNameWithPrefix,
  bucketSharedByTypes,
]
