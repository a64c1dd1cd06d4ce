import type { AwsFiles } from './awsFiles.ts'
import type { Complaint, Credential, KeyPair, Reading, Setting } from './gitlab.ts'
import type { BucketUse } from './gitlabBuckets.ts'
import type {
  Connection,
  GitlabYml,
  RegistryStorageFacts,
  S3cfgFiles,
  WorkhorseConfig,
} from './gitlabFiles.ts'
import type { Component } from './words.ts'

/** What the variables of the pod say to GitLab's programs. */
export interface EnvironmentFacts {
  readonly buckets: readonly (Setting<string> & { readonly use: BucketUse })[]
  /** `s3cmd` unless set otherwise (gitlab-org/build/CNG gitlab-toolbox/scripts/bin/backup-utility). */
  readonly s3Tool?: Setting<string>
  readonly backupBackend?: Setting<string>
  /** The AWS_ variables that hold no secret. */
  readonly aws: Readonly<Record<string, Setting<string>>>
  readonly keys: KeyPair
  readonly containerToken?: Credential
  /** Without user and password. */
  readonly proxies: readonly Setting<string>[]
  readonly complaints: readonly Complaint[]
}

/** Everything that GitLab's programs read in this pod. */
export interface GitlabFacts {
  readonly component: Component
  readonly environment: EnvironmentFacts
  readonly gitlabYml: Reading<GitlabYml>
  /** The Secrets below /etc/gitlab/objectstorage that exist. */
  readonly connections: readonly Reading<Connection>[]
  readonly s3cfg: S3cfgFiles
  readonly registry: Reading<RegistryStorageFacts>
  readonly workhorse: Reading<WorkhorseConfig>
  readonly aws: AwsFiles
}

/** A program's version and where that is known from. */
export interface Version {
  readonly version: string
  /** A path, or the command that printed it. */
  readonly saidBy: string
}

export type VersionAnswer =
  | ({ readonly ok: true } & Version)
  | {
      readonly ok: false
      readonly reason: 'not-installed' | 'silent' | 'not-understood' | 'failed'
      readonly detail: string
    }

export interface Versions {
  readonly gitlab: VersionAnswer
  readonly fogAws: VersionAnswer
  readonly s3cmd: VersionAnswer
  readonly awscli: VersionAnswer
  readonly registry: VersionAnswer
}
