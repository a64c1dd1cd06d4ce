import type { Needs, Way } from '../model/clients.ts'
import type { Client, StorageSettings, Surroundings } from './client.ts'
import {
  configuredStsHost,
  globalStsHost,
  hasFullUri,
  isSet,
  regionOf,
  wantsRegionalSts,
} from './environment.ts'
import { mannerOf } from './manner.ts'
import { railsUses } from './uses.ts'
import { isBefore } from './version.ts'

/**
 * Rails talks to S3 through fog-aws. Without `use_iam_profile` it takes the keys of its connection and nothing else;
 * with it, container credentials come before the web identity, and keys in the environment are not looked at
 * (fog/fog-aws lib/fog/aws/credential_fetcher.rb; fog/fog-core lib/fog/core/service.rb, handle_settings: keys of the
 * connection win over what was fetched). Where the pod has no gitlab.yml, `use_iam_profile: true` is taken for granted.
 */
export const rails: Client = {
  id: 'rails',
  way(pod, use) {
    const settings = pod.storage('rails', use)
    if (settings?.keys === 'both') return { source: 'static-config', keys: settings.at }
    if (settings?.iamProfile === false) return { source: 'none' }
    return fetched(pod, settings)
  },
  manner: (pod, use) => mannerOf(pod.storage('rails', use)),
  needs(pod, use) {
    const stored = railsUses.includes(use) && pod.storage('rails', use)?.s3 !== false
    return stored ? (needs[use] ?? carrierWave) : undefined
  },
  prefixes(pod, use) {
    const { prefix } = pod.storage('rails', use) ?? {}
    return prefix === undefined ? [] : [prefix]
  },
  unsupported(pod, use) {
    const { env, versions } = pod
    const { source } = rails.way(pod, use)
    if (source === 'static-config' || source === 'none') return undefined
    const fog = `fog-aws ${versions.fogAws}`
    if (hasFullUri(env) && source !== 'pod-identity')
      return {
        of: 'pod-identity',
        note: `${fog} has no support for EKS Pod Identity, which came with 3.25.0`,
      }
    if (!isSet(env.AWS_WEB_IDENTITY_TOKEN_FILE)) return undefined
    if (source === 'imds')
      return {
        of: 'web-identity',
        note: `${fog} has no support for IRSA, which came with 3.7.0 and works from 3.9.0`,
      }
    if (source === 'irsa' && needsSessionName(pod))
      return {
        of: 'web-identity',
        note: `${fog} stops without AWS_ROLE_SESSION_NAME, which EKS does not set; 3.9.0 needs it no longer`,
      }
    return undefined
  },
  version: ({ versions }) => versions.fogAws,
}

/** The order of fog-aws's credential fetcher, by what its version knows (git tags of fog/fog-aws). */
function fetched({ env, versions }: Surroundings, settings: StorageSettings | undefined): Way {
  const fog = versions.fogAws
  if (isSet(env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI)) return { source: 'pod-identity' }
  if (hasFullUri(env) && !isBefore(fog, '3.25.0')) return { source: 'pod-identity' }
  if (isSet(env.AWS_WEB_IDENTITY_TOKEN_FILE) && !isBefore(fog, '3.7.0'))
    return { source: 'irsa', stsHost: stsHost({ env, versions }, settings?.region) }
  return { source: 'imds' }
}

function stsHost({ env, versions }: Pick<Surroundings, 'env' | 'versions'>, configured?: string): string {
  const fog = versions.fogAws
  const own = isBefore(fog, '3.26.0') ? undefined : configuredStsHost(env)
  if (own !== undefined) return own
  const region = configured ?? (isBefore(fog, '3.24.0') ? undefined : regionOf(env))
  const regional = wantsRegionalSts(env) && region !== undefined && !isBefore(fog, '3.12.0')
  // fog-aws builds the regional name with .amazonaws.com in every partition.
  return regional ? `sts.${region}.amazonaws.com` : globalStsHost
}

/** 3.7.0 and 3.8.0 do `ENV.fetch("AWS_ROLE_SESSION_NAME")`, which the EKS webhook does not inject (fog-aws#595). */
function needsSessionName({ env, versions }: Surroundings): boolean {
  return isBefore(versions.fogAws, '3.9.0') && !isSet(env.AWS_ROLE_SESSION_NAME)
}

/**
 * What CarrierWave does with every type: store, find out whether an object is there (404 needs s3:ListBucket), move by
 * copying, delete (carrierwaveuploader/carrierwave lib/carrierwave/storage/fog.rb; gitlabhq lib/object_storage).
 */
const carrierWave: Needs = {
  list: 'must',
  read: 'must',
  write: 'must',
  delete: 'must',
  copy: 'must',
  multipart: 'must',
}

/** The pseudonymizer looks its bucket up and writes (gitlabhq lib/pseudonymizer/uploader.rb, up to GitLab 14). */
const needs: Readonly<Partial<Record<string, Needs>>> = { pseudonymizer: { list: 'must', write: 'must' } }
