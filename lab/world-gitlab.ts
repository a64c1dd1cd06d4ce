/** A pod of GitLab's chart in a world file: what `lab/gitlab` writes its variables and files from. */
export interface GitLabPod {
  /** `task-runner` is what charts before 5.5 call the toolbox. */
  readonly component: 'toolbox' | 'task-runner' | 'webservice' | 'sidekiq' | 'registry' | 'migrations'
  /** Of a webservice pod: Rails, unless it is the other one. */
  readonly container?: 'gitlab-workhorse'
  /** The chart's version: `9.5.1`. GitLab's own follows from it. */
  readonly chart: string
  readonly objectStorage?: ObjectStorage
  readonly backups?: Backups
  /** The storage secret of the registry, for its own pod only. */
  readonly registry?: RegistryStorage
  /** What the image holds; what is not named is not installed. */
  readonly versions?: Versions
}

/** The object types of gitlab.yml, under the names that they have there. */
export type ObjectType =
  | 'artifacts'
  | 'lfs'
  | 'uploads'
  | 'packages'
  | 'external_diffs'
  | 'terraform_state'
  | 'ci_secure_files'
  | 'dependency_proxy'
  | 'pages'

export interface ObjectStorage {
  /** One `connection` for all, or one for each object type. */
  readonly form: 'consolidated' | 'storage-specific'
  /** The secret: its members, or word for word what the administrator wrote. */
  readonly connection?: Connection
  /** Connections that single types have for themselves. */
  readonly connections?: Partial<Readonly<Record<ObjectType, Connection>>>
  readonly storageOptions?: Readonly<Record<string, unknown>>
  /** True unless told. */
  readonly proxyDownload?: boolean
  /** Names that differ from the chart's defaults; of an empty one nothing is written. */
  readonly buckets?: Partial<Readonly<Record<ObjectType | 'registry' | 'backups' | 'tmp', string>>>
  /** Whether a type is enabled, where that differs from the chart's defaults. What is no boolean becomes null. */
  readonly enabled?: Partial<Readonly<Record<ObjectType, unknown>>>
}

export type Connection = string | Readonly<Record<string, unknown>>

export interface Backups {
  readonly backend?: 's3' | 'gcs' | 'azure'
  /** The secret with s3cmd's configuration; without it charts before 10 write one for MinIO. */
  readonly s3cfg?: string
}

export interface RegistryStorage {
  readonly driver: 's3' | 's3aws' | 's3_v2'
  /** The driver's parameters, or word for word what the administrator wrote below `storage:`. */
  readonly storage: string | Readonly<Record<string, unknown>>
}

export interface Versions {
  readonly 'fog-aws'?: string
  readonly s3cmd?: string
  readonly awscli?: string
  readonly botocore?: string
  readonly python?: string
  readonly registry?: string
}
