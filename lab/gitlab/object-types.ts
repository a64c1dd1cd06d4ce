import type { ObjectStorage, ObjectType } from '../world-gitlab.ts'
import type { Era } from './era.ts'

/** One of GitLab's object types, as the chart knows it. */
export interface ObjectTypeFacts {
  readonly type: ObjectType
  /** Bucket and state without any values (GitLab chart, `values.yaml`, `global.appConfig`). */
  readonly bucket: string
  readonly enabled: boolean
  /** The first release of the chart that has the type. */
  readonly since: string
  /** The first one whose toolbox has the type's variable. */
  readonly variableSince: string
}

const ever = '0.0'
const never = '999.0'

/** In the order in which the chart writes them. */
const all: readonly ObjectTypeFacts[] = [
  { type: 'artifacts', bucket: 'gitlab-artifacts', enabled: true, since: ever, variableSince: ever },
  { type: 'lfs', bucket: 'git-lfs', enabled: true, since: ever, variableSince: ever },
  { type: 'uploads', bucket: 'gitlab-uploads', enabled: true, since: ever, variableSince: ever },
  { type: 'packages', bucket: 'gitlab-packages', enabled: true, since: ever, variableSince: ever },
  { type: 'external_diffs', bucket: 'gitlab-mr-diffs', enabled: false, since: ever, variableSince: '4.1' },
  {
    type: 'terraform_state',
    bucket: 'gitlab-terraform-state',
    enabled: false,
    since: ever,
    variableSince: '4.1',
  },
  {
    type: 'ci_secure_files',
    bucket: 'gitlab-ci-secure-files',
    enabled: false,
    since: '5.9',
    variableSince: '5.9',
  },
  {
    type: 'dependency_proxy',
    bucket: 'gitlab-dependency-proxy',
    enabled: false,
    since: ever,
    variableSince: never,
  },
  { type: 'pages', bucket: 'gitlab-pages', enabled: true, since: ever, variableSince: '5.2' },
]

export function objectTypesOf(era: Era): readonly ObjectTypeFacts[] {
  return all.filter(({ since }) => era.since(since))
}

export function bucketOf({ type, bucket }: ObjectTypeFacts, storage: ObjectStorage | undefined): string {
  return storage?.buckets?.[type] ?? bucket
}

/** As the chart writes it: a value that is no boolean leaves nothing behind (`kindIs "bool"` in _objectStorage.tpl). */
export function enabledOf({ type, enabled }: ObjectTypeFacts, storage: ObjectStorage | undefined): unknown {
  const told = storage?.enabled?.[type]
  return told === undefined ? enabled : typeof told === 'boolean' ? told : null
}
