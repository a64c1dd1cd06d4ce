import type { Use } from '../model/words.ts'

/** What Rails and Workhorse store (GitLab docs, administration/object_storage: storage-specific configuration). */
export const railsUses: readonly Use[] = [
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
]

/**
 * What backup-utility copies; the dependency proxy is not among it
 * (gitlab-org/build/CNG gitlab-toolbox/scripts/bin/backup-utility).
 */
export const backedUpUses: readonly Use[] = [
  'registry',
  'uploads',
  'artifacts',
  'lfs',
  'packages',
  'external-diffs',
  'terraform-state',
  'pages',
  'ci-secure-files',
]
