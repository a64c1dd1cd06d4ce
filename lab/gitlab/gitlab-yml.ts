import { stringify } from 'yaml'
import type { GitLabPod, ObjectStorage } from '../world-gitlab.ts'
import { inlineConnection } from './connection.ts'
import { type Era, eraOf } from './era.ts'
import { bucketOf, enabledOf, type ObjectTypeFacts, objectTypesOf } from './object-types.ts'

/**
 * /srv/gitlab/config/gitlab.yml as the pod's start renders it (GitLab chart, toolbox/templates/configmap.yaml and
 * templates/_objectStorage.tpl): connections are inline JSON, everything else is block style.
 */
export function gitlabYml({ chart, objectStorage }: GitLabPod): string {
  const era = eraOf(chart)
  const types = objectTypesOf(era)
  const sections = [
    head,
    ...(objectStorage?.form === 'consolidated' ? [consolidated(types, objectStorage)] : []),
    ...types.filter(({ type }) => type !== 'pages').map((facts) => section(facts, objectStorage, era)),
    ...(era.since('6.0') ? [] : [pseudonymizer(objectStorage)]),
    pages(types, objectStorage, era),
    tail,
  ]
  return `production: &base\n${indent(sections.join(''), 2)}`
}

const head = `gitlab:
  host: gitlab.acme.example
  https: true
  max_request_duration_seconds: 57
  usage_ping_enabled: true
  trusted_proxies:
  time_zone: "UTC"

`

const tail = `mattermost:
  enabled: false
## Registry Integration
registry:
  enabled: true
  host: registry.acme.example
  api_url: http://gitlab-registry.gitlab.svc:5000
  key: /etc/gitlab/registry/gitlab-registry.key
  issuer: gitlab-issuer
gitlab_ci:
shared:
backup:
  path: "tmp/backups"   # Relative paths are relative to Rails.root (default: tmp/backups/)
workhorse:
git:
  bin_path: /usr/bin/git
extra:
`

function consolidated(types: readonly ObjectTypeFacts[], storage: ObjectStorage): string {
  const { connection, storageOptions, proxyDownload = true } = storage
  const objects = types
    .filter((facts) => enabledOf(facts, storage) === true)
    .map((facts) => {
      const download = facts.type === 'pages' ? '' : `  proxy_download: ${proxyDownload}\n`
      return `${facts.type}:\n  bucket: ${bucketOf(facts, storage)}\n${download}`
    })
  return [
    '# Consolidated object storage configuration\n',
    '## property local configuration will override object_store\n',
    'object_store:\n',
    `  enabled: true\n  proxy_download: ${proxyDownload}\n`,
    ...(storageOptions === undefined ? [] : [`  storage_options:\n${indent(stringify(storageOptions), 4)}`]),
    ...(connection === undefined ? [] : [`  connection: ${inlineConnection(connection)}\n`]),
    `  objects:\n${indent(objects.join(''), 4)}`,
  ].join('')
}

function section(facts: ObjectTypeFacts, storage: ObjectStorage | undefined, era: Era): string {
  const enabled = enabledOf(facts, storage)
  const when = facts.type === 'external_diffs' ? '  when:\n' : ''
  return `${facts.type}:\n  enabled:${scalar(enabled)}\n${when}${indent(ownStore(facts, storage, era), 2)}`
}

/** A type's own `object_store`: all there is in the storage-specific form, an override in the consolidated one. */
function ownStore(facts: ObjectTypeFacts, storage: ObjectStorage | undefined, era: Era): string {
  const own = storage?.connections?.[facts.type]
  if (storage === undefined || (storage.form === 'consolidated' && own === undefined)) return ''
  const enabled = enabledOf(facts, storage)
  const connection = own ?? storage.connection
  const rails = facts.type !== 'pages'
  return [
    'object_store:\n',
    `  enabled:${scalar(enabled)}\n  remote_directory: ${bucketOf(facts, storage)}\n`,
    ...(rails && !era.since('6.0') ? ['  direct_upload: true\n  background_upload: false\n'] : []),
    ...(rails ? [`  proxy_download: ${storage.proxyDownload ?? true}\n`] : []),
    ...(enabled !== true || connection === undefined
      ? []
      : [`  connection: ${inlineConnection(connection)}\n`]),
  ].join('')
}

/** Pages itself is off unless an administrator wants it; its object store is on nevertheless. */
function pages(types: readonly ObjectTypeFacts[], storage: ObjectStorage | undefined, era: Era): string {
  const facts = types.find(({ type }) => type === 'pages')
  const own = facts === undefined ? '' : indent(ownStore(facts, storage, era), 2)
  return `pages:\n  enabled: false\n  path: /srv/gitlab/shared/pages\n${own}  local_store:\n    enabled: false\n    path:\n`
}

/** Charts before 6.0 only. */
function pseudonymizer(storage: ObjectStorage | undefined): string {
  const { connection } = storage ?? {}
  const line = connection === undefined ? '' : `    connection: ${inlineConnection(connection)}\n`
  return `pseudonymizer:\n  manifest: config/pseudonymizer.yml\n  upload:\n    remote_directory: gitlab-pseudo\n${line}`
}

function scalar(value: unknown): string {
  return value === null ? '' : ` ${value}`
}

function indent(text: string, spaces: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(spaces))
}
