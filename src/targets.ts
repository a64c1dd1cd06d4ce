import type { Env } from './clients/client.ts'
import type { BucketTarget } from './model/evidence.ts'
import type { Use } from './model/words.ts'

/**
 * The variables in which the chart tells the toolbox its buckets
 * (GitLab chart, charts/gitlab/charts/toolbox/templates/deployment.yaml).
 */
const variables: Readonly<Record<string, Use>> = {
  REGISTRY_BUCKET_NAME: 'registry',
  LFS_BUCKET_NAME: 'lfs',
  ARTIFACTS_BUCKET_NAME: 'artifacts',
  UPLOADS_BUCKET_NAME: 'uploads',
  PACKAGES_BUCKET_NAME: 'packages',
  EXTERNAL_DIFFS_BUCKET_NAME: 'external-diffs',
  TERRAFORM_STATE_BUCKET_NAME: 'terraform-state',
  CI_SECURE_FILES_BUCKET_NAME: 'ci-secure-files',
  PAGES_BUCKET_NAME: 'pages',
  BACKUP_BUCKET_NAME: 'backups',
  TMP_BUCKET_NAME: 'tmp',
}

/** Every use a bucket can have: what `--bucket` accepts. */
export const uses: readonly Use[] = [
  ...Object.values(variables).slice(0, 8),
  'dependency-proxy',
  'pages',
  'pseudonymizer',
  'backups',
  'tmp',
]

/**
 * The buckets to examine: those of the environment, and those of `--bucket`, which replace the environment's for
 * the same use. A bucket with several uses is one target.
 */
export function targetsOf(
  env: Env,
  given: readonly { readonly use: Use; readonly name: string }[],
): readonly BucketTarget[] {
  const fromEnv = Object.entries(variables).flatMap(([variable, use]) => {
    // The chart allows BUCKET/PREFIX for some uses; the bucket is what comes before the slash.
    const name = env[variable]?.trim().split('/')[0]
    return name === undefined || name === '' || given.some((one) => one.use === use)
      ? []
      : [{ use, name, saidBy: variable }]
  })
  const all = [...fromEnv, ...given.map((one) => ({ ...one, saidBy: '--bucket' }))]
  const byUse = all.toSorted((a, b) => uses.indexOf(a.use) - uses.indexOf(b.use))
  return [...new Set(byUse.map(({ name }) => name))].map((name) => {
    const mine = byUse.filter((one) => one.name === name)
    return {
      type: 'bucket',
      name,
      uses: [...new Set(mine.map(({ use }) => use))],
      saidBy: [...new Set(mine.map(({ saidBy }) => saidBy))],
    }
  })
}
