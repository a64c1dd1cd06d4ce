import type { Use } from './model/words.ts'

/** Every use a bucket can have, in the order of telling: what `--bucket` accepts. */
export const uses: readonly Use[] = [
  'registry',
  'lfs',
  'artifacts',
  'uploads',
  'packages',
  'external-diffs',
  'terraform-state',
  'ci-secure-files',
  'dependency-proxy',
  'pages',
  'agent-plan-content',
  'ci-catalog-bundles',
  'pseudonymizer',
  'backups',
  'tmp',
]
