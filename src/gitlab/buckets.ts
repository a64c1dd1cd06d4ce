import type { Buckets, BucketUse, KnownBucket } from '../model/gitlabBuckets.ts'
import type { GitlabFacts } from '../model/gitlabFacts.ts'
import { present } from '../present.ts'
import { backupSayings, railsSayings, registrySayings } from './bucketSayings.ts'
import { conflictsOf } from './conflicts.ts'

/** The order of telling: the registry, what Rails stores, the backups. */
const order: readonly BucketUse[] = [
  ...(['registry', 'lfs', 'artifacts', 'uploads', 'packages', 'external-diffs'] as const),
  ...(['terraform-state', 'ci-secure-files', 'dependency-proxy', 'pages', 'agent-plan-content'] as const),
  ...(['ci-catalog-bundles', 'pseudonymizer', 'backups', 'tmp'] as const),
]

/** The buckets that this pod's configuration names, merged over all of its sources. */
export function bucketsOf(facts: GitlabFacts): Buckets {
  const sayings = [...registrySayings(facts), ...railsSayings(facts), ...backupSayings(facts)]
  const buckets = order.flatMap((use): readonly KnownBucket[] => {
    const mine = sayings.filter((one) => one.use === use)
    return [...new Set(mine.map(({ name }) => name))].map((name) => ({
      use,
      name,
      ...present({ enabled: enabledOf(use, facts) }),
      clients: mine.filter((one) => one.name === name).map(({ client }) => client),
    }))
  })
  return { buckets, conflicts: conflictsOf(facts, buckets) }
}

/** Whether GitLab uses a bucket at all: the variables are set for disabled features too. */
function enabledOf(use: BucketUse, facts: GitlabFacts): boolean | undefined {
  if (use === 'backups' || use === 'tmp') {
    const backend = facts.environment.backupBackend?.value
    return backend === undefined || backend === 's3'
  }
  const yml = facts.gitlabYml.ok ? facts.gitlabYml.value : undefined
  if (use === 'registry') {
    // Its own pod has it because it stores there.
    const own = facts.registry.ok && facts.registry.value.s3 !== undefined ? true : undefined
    return own ?? yml?.registryEnabled?.value
  }
  const type = yml?.types.find((one) => one.use === use)
  if (type === undefined) return undefined
  // Charts before 6.0 name it whether it is used or not; who uses it has a bucket of his own name.
  if (use === 'pseudonymizer' && type.bucket?.value === 'gitlab-pseudo') return false
  // Where a section does not say that it is off, its bucket is worth examining.
  return type.enabled?.value !== false && type.storeEnabled?.value !== false && type.form !== 'none'
}
