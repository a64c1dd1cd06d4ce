import type { Setting } from './gitlab.ts'
import type { Conflict } from './gitlabBuckets.ts'
import type { Problem } from './gitlabProblems.ts'
import type { Use } from './words.ts'

/** What a check of GitLab's configuration found wrong there, each with its place; never a secret. */
export interface SettingsRead {
  readonly problems: readonly Problem[]
}

/** What each check of GitLab's configuration establishes when it passes. */
export interface ConfigFacts {
  'registry-config-readable': { path: string; driver?: string; bucket?: string; region?: string }
  'registry-storage': SettingsRead
  'registry-no-keys': SettingsRead
  'registry-region': SettingsRead
  'registry-no-endpoint': SettingsRead
  'registry-signature': SettingsRead
  'registry-tls': SettingsRead
  'rails-tls': SettingsRead
  'rails-config-readable': { path: string }
  'rails-consolidated': SettingsRead
  'rails-buckets': SettingsRead
  'rails-provider': SettingsRead
  'rails-iam-profile': SettingsRead
  'rails-no-keys': SettingsRead
  'rails-no-endpoint': SettingsRead
  'rails-region': SettingsRead
  'rails-signature': SettingsRead
  'workhorse-config-readable': { path: string }
  'workhorse-no-keys': SettingsRead
  'backup-config-readable': { path: string }
  'backup-no-keys': SettingsRead
  'backup-endpoint': { minioFallback: boolean; hostBase?: Setting<string> }
  'backup-signature': SettingsRead
  'backup-tls': SettingsRead
  'settings-well-formed': SettingsRead
  'bucket-names-agree': { differ: readonly Extract<Conflict, { kind: 'bucket-names-differ' }>[] }
  'buckets-whole': { folders: readonly (Setting<string> & { readonly use: Use })[] }
  'buckets-distinct': { shared: readonly Extract<Conflict, { kind: 'bucket-shared' }>[] }
  'buckets-known': { count: number; switchedOff?: readonly Use[] }
}
