import type { ObjectStorage, ObjectType } from '../world-gitlab.ts'
import type { Era } from './era.ts'

/** One of GitLab's object types, as the chart knows it. */
export interface ObjectTypeFacts {
  readonly type: ObjectType
  /** Bucket and state without any values (GitLab chart, `values.yaml`, `global.appConfig`). */
  readonly bucket: string
  readonly enabled: boolean
  /** The chart's first release with it, and with its variable in the toolbox; absent: always, never. */
  readonly since?: string
  readonly variable?: { readonly name: string; readonly since: string }
}

const oldest = '0.0'

/** In the order in which the chart writes them. */
const all: readonly ObjectTypeFacts[] = [
  {
    ...{ type: 'artifacts', bucket: 'gitlab-artifacts', enabled: true },
    variable: { name: 'ARTIFACTS_BUCKET_NAME', since: oldest },
  },
  {
    ...{ type: 'lfs', bucket: 'git-lfs', enabled: true },
    variable: { name: 'LFS_BUCKET_NAME', since: oldest },
  },
  {
    ...{ type: 'uploads', bucket: 'gitlab-uploads', enabled: true },
    variable: { name: 'UPLOADS_BUCKET_NAME', since: oldest },
  },
  {
    ...{ type: 'packages', bucket: 'gitlab-packages', enabled: true },
    variable: { name: 'PACKAGES_BUCKET_NAME', since: oldest },
  },
  {
    ...{ type: 'external_diffs', bucket: 'gitlab-mr-diffs', enabled: false },
    variable: { name: 'EXTERNAL_DIFFS_BUCKET_NAME', since: '4.1' },
  },
  {
    ...{ type: 'terraform_state', bucket: 'gitlab-terraform-state', enabled: false },
    variable: { name: 'TERRAFORM_STATE_BUCKET_NAME', since: '4.1' },
  },
  {
    ...{ type: 'ci_secure_files', bucket: 'gitlab-ci-secure-files', enabled: false, since: '5.9' },
    variable: { name: 'CI_SECURE_FILES_BUCKET_NAME', since: '5.9' },
  },
  { type: 'dependency_proxy', bucket: 'gitlab-dependency-proxy', enabled: false },
  {
    ...{ type: 'pages', bucket: 'gitlab-pages', enabled: true },
    variable: { name: 'PAGES_BUCKET_NAME', since: '5.2' },
  },
]

export function objectTypesOf(era: Era): readonly ObjectTypeFacts[] {
  return all.filter(({ since = oldest }) => era.since(since))
}

export function bucketOf({ type, bucket }: ObjectTypeFacts, storage: ObjectStorage | undefined): string {
  return storage?.buckets?.[type] ?? bucket
}

/** As the chart writes it: a value that is no boolean leaves nothing behind (`kindIs "bool"` in _objectStorage.tpl). */
export function enabledOf({ type, enabled }: ObjectTypeFacts, storage: ObjectStorage | undefined): unknown {
  const told = storage?.enabled?.[type]
  return told === undefined ? enabled : typeof told === 'boolean' ? told : null
}
