import type { Component } from '../model/words.ts'

/** What is there of the files that tell the pods apart. */
export interface ComponentFiles {
  readonly registryConfig: boolean
  readonly workhorseConfig: boolean
  readonly backupUtility: boolean
}

/**
 * The kind of pod, by the variables that only its container is given (GitLab chart, templates/deployment.yaml of each
 * chart below charts/gitlab/charts), and by files where another process's environment is all there is.
 */
export function componentOf(
  env: Readonly<Record<string, string | undefined>>,
  files: ComponentFiles,
): Component {
  const has = (...names: readonly string[]) => names.some((name) => env[name] !== undefined)
  if (has('BACKUP_BUCKET_NAME', 'TMP_BUCKET_NAME')) return 'toolbox'
  if (has('SIDEKIQ_CONCURRENCY', 'SIDEKIQ_QUEUES')) return 'sidekiq'
  if (has('GITLAB_WEBSERVER', 'GITLAB_WORKHORSE_LISTEN_PORT')) return 'webservice'
  // Templates of the migrations job; the sidekiq pod has the variable only while it starts.
  if (has('BYPASS_SCHEMA_VERSION')) return 'migrations'
  if (files.registryConfig) return 'registry'
  if (files.workhorseConfig) return 'webservice'
  return files.backupUtility ? 'toolbox' : 'unknown'
}
