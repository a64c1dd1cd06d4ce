import type { BucketUse } from '../model/gitlabBuckets.ts'

/** The sections of gitlab.yml whose objects can go to object storage (GitLab chart, charts/gitlab/templates). */
export const objectSections: Readonly<Record<string, BucketUse>> = {
  lfs: 'lfs',
  artifacts: 'artifacts',
  uploads: 'uploads',
  packages: 'packages',
  external_diffs: 'external-diffs',
  terraform_state: 'terraform-state',
  ci_secure_files: 'ci-secure-files',
  dependency_proxy: 'dependency-proxy',
  pages: 'pages',
  agent_plan_content: 'agent-plan-content',
  ci_catalog_bundles: 'ci-catalog-bundles',
}

/**
 * Workhorse uploads for every type but Pages, so only Pages may have settings of its own beside the consolidated ones
 * (gitlab-org/gitlab config/object_store_settings.rb, WORKHORSE_ACCELERATED_TYPES).
 */
export function mayOverride(section: string): boolean {
  return section === 'pages'
}
