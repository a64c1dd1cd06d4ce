import type { Client, StorageSettings, Surroundings } from './client.ts'
import { s3EndpointByVariable } from './endpointVariables.ts'
import { hasFullUri, regionOf } from './environment.ts'
import { goV2StsHost, goWay } from './goSdk.ts'
import { fallbackRegion } from './mainWayOf.ts'
import { mannerOf } from './manner.ts'
import { stopsAtProfile } from './missingProfile.ts'
import { legacyStsHost } from './stsHost.ts'
import { railsUses } from './uses.ts'
import { isBefore } from './version.ts'

/**
 * Workhorse uploads with the AWS SDK for Go, v2 from GitLab 17.4 on, by its default chain unless both keys are in its
 * configuration (gitlabhq workhorse/internal/upload/destination/objectstore/s3_client.go). Region, bucket and
 * encryption come from Rails with each request.
 */
export const workhorse: Client = {
  id: 'workhorse',
  way(pod, use) {
    const settings = pod.storage('workhorse', use)
    if (settings?.keys === 'both') return { source: 'static-config', keys: settings.at }
    return goWay(pod, { podIdentity: true, stsHost: () => stsHost(pod, settings) })
  },
  manner(pod, use) {
    const settings = pod.storage('workhorse', use)
    return mannerOf(settings, s3EndpointByVariable('workhorse', pod, settings))
  },
  needs(pod, use) {
    const { s3 = true, ownClient = true } = pod.storage('workhorse', use) ?? {}
    if (!railsUses.includes(use) || use === 'pseudonymizer' || !s3 || !ownClient) return undefined
    return { write: 'must', multipart: 'must', delete: 'must' }
  },
  prefixes(pod, use) {
    const { prefix } = pod.storage('workhorse', use) ?? {}
    return prefix === undefined ? [] : [prefix]
  },
  // Of no version is it known that it lacks anything else; isPodIdentityUnsure says of which it is not known that it has all.
  unsupported: (pod) => stopsAtProfile('workhorse', pod),
  version: ({ versions }) => versions.gitlab,
}

/**
 * Whether nobody can say that this Workhorse knows EKS Pod Identity: with version 2 of the SDK it does, and which first
 * version it had before has not been established (EKS User Guide, pod-id-minimum-sdk: 1.47.11).
 */
export function isPodIdentityUnsure({ env, versions }: Pick<Surroundings, 'env' | 'versions'>): boolean {
  return hasFullUri(env) && isBefore(versions.gitlab, '17.4.0')
}

/**
 * GitLab took version 2 of the SDK in 17.4 (gitlab-org/gitlab!164597, on by default). A connection without a region is
 * one for us-east-1, whatever AWS_REGION says (gitlabhq workhorse/internal/upload/destination/objectstore/s3_client.go).
 */
function stsHost({ env, versions }: Surroundings, settings: StorageSettings | undefined): string {
  const region = settings === undefined ? regionOf(env) : (settings.region ?? fallbackRegion)
  return isBefore(versions.gitlab, '17.4.0') ? legacyStsHost(env, region) : goV2StsHost(env, region)
}
