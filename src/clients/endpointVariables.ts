import { isAwsHost } from '../gitlab/awsHost.ts'
import type { ClientId } from '../model/words.ts'
import type { Env, Surroundings } from './client.ts'
import { isSet } from './environment.ts'
import { hasFirstSdk } from './registrySdk.ts'
import { isAtLeast } from './version.ts'

/** A variable that sends requests elsewhere than to the service of AWS that they are for. */
export interface Diversion {
  readonly name: string
  /** The host, without what a URL may hold besides. */
  readonly host: string
}

/**
 * The variables that lead away from S3 or STS: AWS_ENDPOINT_URL counts for every service that has no variable of its own
 * (AWS SDKs and Tools Reference Guide, "Service-specific endpoints"). AWS_ENDPOINT_URL_STS is what clients are asked by
 * (`sts-endpoints`), so it is none of them.
 */
export function diversionsIn(env: Env): readonly Diversion[] {
  if (env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.toLowerCase() === 'true') return []
  const { AWS_ENDPOINT_URL: all, AWS_ENDPOINT_URL_S3: s3, AWS_ENDPOINT_URL_STS: sts } = env
  const ofS3 = isSet(s3) ? 'AWS_ENDPOINT_URL_S3' : 'AWS_ENDPOINT_URL'
  const leadsAway = [
    ...(isService(s3 || all, 's3') ? [] : [ofS3]),
    ...(isSet(sts) || isService(all, 'sts') ? [] : ['AWS_ENDPOINT_URL']),
  ]
  return [...new Set(leadsAway)].map((name) => ({ name, host: hostOf(env[name] ?? '') }))
}

/** True where nothing is set, or a host of that service of AWS, spoken to with TLS. */
function isService(url: string | undefined, service: 's3' | 'sts'): boolean {
  if (!isSet(url)) return true
  const host = hostOf(url)
  return /^https:/i.test(url) && isAwsHost(host) && new RegExp(`(^|\\.)${service}[.-]`, 'i').test(host)
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'what is no address'
}

/**
 * Whether a client heeds these variables: the AWS CLI from 1.29.0 and 2.13.0 on (aws/aws-cli CHANGELOG), the second SDK
 * for Go (since 2023), in Workhorse and behind the registry's `s3_v2`. fog, s3cmd and the first SDK for Go do not.
 */
export function heedsEndpointVariables(client: ClientId, { versions, storage }: Surroundings): boolean {
  switch (client) {
    case 'awscli':
      return isAtLeast(versions.awscli, versions.awscli?.startsWith('2.') ? '2.13.0' : '1.29.0') === true
    case 'workhorse':
      return isAtLeast(versions.gitlab, '17.4.0') === true
    case 'registry': {
      const { driver } = storage('registry', 'registry') ?? {}
      return driver !== undefined && !hasFirstSdk(driver, versions.registry)
    }
    default:
      return false
  }
}
