import type { Way } from '../model/clients.ts'
import type { Client, StorageSettings, Surroundings } from './client.ts'
import { s3EndpointByVariable } from './endpointVariables.ts'
import { hasFullUri, hasStaticKey, hasWebIdentity, regionOf } from './environment.ts'
import { goV2StsHost, goWay, lacksPodIdentity } from './goSdk.ts'
import { mannerOf } from './manner.ts'
import { stopsAtProfile } from './missingProfile.ts'
import { hasFirstSdk } from './registrySdk.ts'
import { legacyStsHost } from './stsHost.ts'
import { isBefore } from './version.ts'

/**
 * GitLab's container registry: the keys of its configuration when both are there, else the default chain of the AWS SDK
 * for Go (gitlab-org/container-registry registry/storage/driver/s3-aws). IRSA came with v3.8.0, EKS Pod Identity with v4.12.0.
 */
export const registry: Client = {
  id: 'registry',
  way(pod, use) {
    const settings = pod.storage('registry', use)
    if (settings?.keys === 'both') return { source: 'static-config', keys: settings.at }
    if (isBefore(pod.versions.registry, '3.8.0')) return beforeIrsa(pod)
    return goWay(pod, { podIdentity: podIdentity(pod), stsHost: () => stsHost(pod, settings) })
  },
  manner(pod, use) {
    const settings = pod.storage('registry', use)
    return mannerOf(settings, s3EndpointByVariable('registry', pod, settings))
  },
  // Every push begins with a list of uploads and ends with a copy and a delete (s3-aws driver: Writer, Move).
  needs: (pod, use) =>
    use !== 'registry' || pod.storage('registry', use)?.s3 === false
      ? undefined
      : {
          list: 'must',
          read: 'must',
          write: 'must',
          delete: 'must',
          multipart: 'must',
          'list-parts': 'must',
          copy: 'must',
        },
  prefixes(pod, use) {
    const { prefix = '' } = pod.storage('registry', use) ?? {}
    return [`${prefix}docker/registry/v2/`]
  },
  unsupported(pod, use) {
    const stops = stopsAtProfile('registry', pod)
    if (stops !== undefined) return stops
    const { source } = registry.way(pod, use)
    // The environment's keys come before all else, in every version.
    if (source === 'static-config' || source === 'static-env') return undefined
    const version = pod.versions.registry
    if (hasWebIdentity(pod.env) && source !== 'irsa' && isBefore(version, '3.8.0'))
      return {
        of: 'web-identity',
        note: `registry ${version} has no support for IRSA, which came with v3.8.0 (GitLab 14.2)`,
      }
    const came = `registry ${version}`
    const lacks = lacksPodIdentity(pod, podIdentity(pod), came)
    return lacks && { ...lacks, note: `${lacks.note}, which came with v4.12.0` }
  },
  version: ({ versions }) => versions.registry,
}

/** The chain was written out before v3.8.0: environment, shared file, instance. */
function beforeIrsa({ env, sharedKeys }: Surroundings): Way {
  if (hasStaticKey(env)) return { source: 'static-env' }
  return sharedKeys === undefined ? { source: 'imds' } : { source: 'shared-file', keys: sharedKeys }
}

function podIdentity({ versions, env }: Surroundings): boolean {
  return !hasFullUri(env) || !isBefore(versions.registry, '4.12.0')
}

/** Version 1 of the SDK sends AssumeRoleWithWebIdentity to `regionendpoint`, too (aws/aws-sdk-go#3972). */
function stsHost({ env, versions }: Surroundings, settings: StorageSettings | undefined): string {
  const { driver = 's3_v2', region = regionOf(env), regionEndpoint } = settings ?? {}
  if (!hasFirstSdk(driver, versions.registry)) return goV2StsHost(env, region)
  return regionEndpoint === undefined ? legacyStsHost(env, region) : hostOf(regionEndpoint)
}

function hostOf(endpoint: string): string {
  return URL.canParse(endpoint) ? new URL(endpoint).host : endpoint.replace(/\/.*$/s, '')
}
