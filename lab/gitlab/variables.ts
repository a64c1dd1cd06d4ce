import type { GitLabPod } from '../world-gitlab.ts'
import { type Era, eraOf } from './era.ts'
import { bucketOf, objectTypesOf } from './object-types.ts'

/** The variables that image and chart give the container; those of AWS come from elsewhere. */
export function variablesOf(pod: GitLabPod): Record<string, string> {
  const image = { HOME: '/home/git', LANG: 'C.UTF-8' }
  if (pod.component === 'registry') return image
  const era = eraOf(pod.chart)
  const config = {
    CONFIG_TEMPLATE_DIRECTORY: '/var/opt/gitlab/templates',
    CONFIG_DIRECTORY: '/srv/gitlab/config',
  }
  if (pod.container === 'gitlab-workhorse') return { ...image, ...config, ...workhorse }
  return {
    ...image,
    RAILS_ENV: 'production',
    ...config,
    ENABLE_BOOTSNAP: '1',
    ...(era.since('9.2') ? {} : { GITALY_FEATURE_DEFAULT_ON: '1' }),
    ...ofComponent(pod, era),
  }
}

const workhorse = {
  TMPDIR: '/tmp/gitlab',
  GITLAB_WORKHORSE_AUTH_BACKEND: 'http://localhost:8080',
  GITLAB_WORKHORSE_EXTRA_ARGS: '',
  GITLAB_WORKHORSE_LISTEN_PORT: '8181',
  GITLAB_WORKHORSE_LOG_FORMAT: 'json',
}

/** GitLab chart, `templates/deployment.yaml` of each sub-chart (migrations: `templates/_jobspec.yaml`). */
function ofComponent(pod: GitLabPod, era: Era): Record<string, string> {
  switch (pod.component) {
    case 'webservice':
      return {
        GITLAB_WEBSERVER: 'puma',
        TMPDIR: '/tmp/gitlab',
        prometheus_multiproc_dir: '/metrics',
        WORKER_PROCESSES: '2',
        WORKER_TIMEOUT: '60',
        INTERNAL_PORT: '8080',
        WORKHORSE_ARCHIVE_CACHE_DISABLED: 'true',
      }
    case 'sidekiq':
      return {
        prometheus_multiproc_dir: '/metrics',
        SIDEKIQ_CONCURRENCY: '20',
        SIDEKIQ_TIMEOUT: '25',
        SIDEKIQ_QUEUES: '',
      }
    case 'migrations':
      return { BYPASS_SCHEMA_VERSION: 'true' }
    default:
      return bucketVariables(pod, era)
  }
}

/** They are set whether or not the feature is enabled. */
function bucketVariables({ objectStorage, backups }: GitLabPod, era: Era): Record<string, string> {
  const {
    registry = 'registry',
    backups: backup = 'gitlab-backups',
    tmp = 'tmp',
  } = objectStorage?.buckets ?? {}
  const ofTypes = objectTypesOf(era)
    .filter(({ variableSince }) => era.since(variableSince))
    .map((facts) => [`${facts.type.toUpperCase()}_BUCKET_NAME`, bucketOf(facts, objectStorage)])
  return {
    BACKUP_BACKEND: backups?.backend ?? 's3',
    REGISTRY_BUCKET_NAME: registry,
    ...Object.fromEntries(ofTypes),
    BACKUP_BUCKET_NAME: backup,
    TMP_BUCKET_NAME: tmp,
  }
}
