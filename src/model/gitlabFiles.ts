import type { Complaint, KeyPair, Origin, Reading, Setting } from './gitlab.ts'
import type { BucketUse } from './gitlabBuckets.ts'

/** What each of GitLab's configuration files says. */

/** A `connection` of Rails: what fog-aws and Workhorse are given (GitLab docs, administration/object_storage.md). */
export interface Connection extends Origin {
  readonly provider?: Setting<string>
  readonly region?: Setting<string>
  readonly endpoint?: Setting<string>
  /** Deprecated in favour of `endpoint`. */
  readonly host?: Setting<string>
  /** fog's own, `https` where it is not set. */
  readonly scheme?: Setting<string>
  readonly useIamProfile?: Setting<boolean>
  readonly pathStyle?: Setting<boolean>
  readonly signatureVersion?: Setting<number>
  readonly signatureV4Streaming?: Setting<boolean>
  readonly keys: KeyPair
  readonly complaints: readonly Complaint[]
}

/** Server-side encryption that a client asks for. */
export interface Encryption {
  /** `AES256`, `aws:kms`, or whatever stands there. */
  readonly algorithm?: Setting<string>
  readonly kmsKeyId?: Setting<string>
}

/** One kind of object that Rails stores. */
export interface ObjectType {
  readonly use: BucketUse
  /** The section in gitlab.yml. */
  readonly section: string
  /** Whether the feature is on; absent where gitlab.yml does not say. */
  readonly enabled?: Setting<boolean>
  /** Whether its objects go to object storage. */
  readonly storeEnabled?: Setting<boolean>
  /** Which of the two forms Rails takes for it; `none` when neither says anything. */
  readonly form: 'consolidated' | 'storage-specific' | 'none'
  /** Without the prefix. */
  readonly bucket?: Setting<string>
  readonly prefix?: Setting<string>
  /** Of the storage-specific form; in the consolidated one there is one for all types. */
  readonly connection?: Connection
  readonly encryption?: Encryption
  readonly directUpload?: Setting<boolean>
  readonly backgroundUpload?: Setting<boolean>
  readonly proxyDownload?: Setting<boolean>
}

/** The `object_store` that is to hold for every type. */
export interface Consolidated {
  readonly enabled?: Setting<boolean>
  readonly connection?: Connection
  readonly encryption?: Encryption
  readonly proxyDownload?: Setting<boolean>
  /** False when Rails ignores it without a word. */
  readonly used: boolean
  /** The settings for which Rails ignores it. */
  readonly ignoredFor: readonly Origin[]
}

export interface GitlabYml {
  /** `registry.enabled`: whether this GitLab has a registry. */
  readonly registryEnabled?: Setting<boolean>
  readonly consolidated?: Consolidated
  readonly types: readonly ObjectType[]
  readonly complaints: readonly Complaint[]
}

/** s3cmd's configuration. */
export interface S3cfg {
  readonly keys: KeyPair
  readonly bucketLocation?: Setting<string>
  readonly hostBase?: Setting<string>
  readonly hostBucket?: Setting<string>
  readonly useHttps?: Setting<boolean>
  readonly checkCertificate?: Setting<boolean>
  readonly signatureV2?: Setting<boolean>
  readonly serverSideEncryption?: Setting<boolean>
  readonly kmsKey?: Setting<string>
  readonly aclPublic?: Setting<boolean>
  readonly proxyHost?: Setting<string>
  /** The section headers. s3cmd reads every section as one, and needs none. */
  readonly sections: readonly string[]
  /** True for the file that charts before 10 write when no Secret is given: MinIO's host, version 2 signatures. */
  readonly minioFallback: boolean
  readonly complaints: readonly Complaint[]
}

/** The places of .s3cfg, and which of them s3cmd opens. */
export interface S3cfgFiles {
  /** `$S3CMD_CONFIG`, else `$HOME/.s3cfg`: what s3cmd opens. */
  readonly used: Reading<S3cfg>
  /** `/etc/gitlab/.s3cfg`, which the container copies to `$HOME` when it starts. */
  readonly mounted: Reading<S3cfg>
}

export interface RegistryConfig extends Origin {
  readonly driver: string
  /** All storage drivers in the file; the registry refuses to start with two. */
  readonly drivers: readonly string[]
  readonly bucket?: Setting<string>
  readonly region?: Setting<string>
  readonly regionEndpoint?: Setting<string>
  readonly rootDirectory?: Setting<string>
  readonly encrypt?: Setting<boolean>
  readonly kmsKeyId?: Setting<string>
  readonly objectAcl?: Setting<string>
  readonly objectOwnership?: Setting<boolean>
  readonly pathStyle?: Setting<boolean>
  readonly secure?: Setting<boolean>
  readonly skipVerify?: Setting<boolean>
  readonly v4Auth?: Setting<boolean>
  readonly storageClass?: Setting<string>
  readonly redirectDisabled?: Setting<boolean>
  readonly keys: KeyPair
  readonly complaints: readonly Complaint[]
}

/** A registry that stores elsewhere has drivers, and no S3. */
export interface RegistryStorageFacts {
  readonly drivers: readonly string[]
  readonly s3?: RegistryConfig
}

export interface WorkhorseConfig {
  readonly provider?: Setting<string>
  readonly keys: KeyPair
  readonly complaints: readonly Complaint[]
}
