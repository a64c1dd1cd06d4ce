import type { ClientId } from '../model/words.ts'
import type { StorageSettings, Surroundings } from './client.ts'
import { isSet } from './environment.ts'
import { hasFirstSdk } from './registrySdk.ts'
import { isBefore } from './version.ts'

/** A variable and the address that it gives. */
export interface EndpointVariable {
  readonly name: string
  readonly url: string
}

/**
 * The address that a variable gives a client for a service: AWS_ENDPOINT_URL for each that has no variable of its own (AWS
 * SDKs and Tools Reference Guide, "Service-specific endpoints"). Undefined where none does, or the client does not heed them.
 */
export function endpointByVariable(
  client: ClientId,
  pod: Surroundings,
  service: 'S3' | 'STS',
): EndpointVariable | undefined {
  const { env } = pod
  if (env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.toLowerCase() === 'true') return undefined
  if (!heedsEndpointVariables(client, pod)) return undefined
  const name = [`AWS_ENDPOINT_URL_${service}`, 'AWS_ENDPOINT_URL'].find((one) => isSet(env[one]))
  const url = name === undefined ? undefined : env[name]
  return name === undefined || url === undefined ? undefined : { name, url }
}

/** The same for S3, where the client has no endpoint of its own, which comes first. */
export function s3EndpointByVariable(
  client: ClientId,
  pod: Surroundings,
  settings: StorageSettings | undefined,
): EndpointVariable | undefined {
  const isTold = settings?.endpoint !== undefined || settings?.regionEndpoint !== undefined
  return isTold ? undefined : endpointByVariable(client, pod, 'S3')
}

/**
 * The AWS CLI from 1.29.0 and 2.13.0 on (aws/aws-cli CHANGELOG), and the second SDK for Go (since 2023), in Workhorse and
 * behind the registry's `s3_v2`. Of what has no known version it is assumed. fog, s3cmd and the first SDK for Go do not.
 */
function heedsEndpointVariables(client: ClientId, pod: Surroundings): boolean {
  const { versions } = pod
  if (client === 'awscli')
    return !isBefore(versions.awscli, versions.awscli?.startsWith('2.') ? '2.13.0' : '1.29.0')
  return hasSecondGoSdk(client, pod)
}

/** Whether a client is built with AWS's second SDK for Go: Workhorse from GitLab 17.4 on, the registry with `s3_v2`. */
export function hasSecondGoSdk(client: ClientId, { versions, storage }: Surroundings): boolean {
  if (client === 'workhorse') return !isBefore(versions.gitlab, '17.4.0')
  const { driver } = client === 'registry' ? (storage('registry', 'registry') ?? {}) : {}
  return driver !== undefined && !hasFirstSdk(driver, versions.registry)
}
