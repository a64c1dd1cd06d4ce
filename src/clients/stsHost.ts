import { partitionOf } from '../regions.ts'
import type { Env } from './client.ts'
import { globalStsHost, regionalStsHost, wantsRegionalSts } from './environment.ts'

/**
 * The regions for which the older SDKs call the global STS host unless told otherwise
 * (aws/aws-sdk-go aws/endpoints/legacy_regions.go; the same list in botocore).
 */
const legacyRegions: readonly string[] = [
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
]

/** The STS host of the AWS SDK for Go v1 and of AWS CLI v1 before 1.42.0. */
export function legacyStsHost(env: Env, region: string | undefined): string {
  if (region === undefined) return globalStsHost
  const asGlobal = legacyRegions.includes(region) && !wantsRegionalSts(env)
  return asGlobal ? globalStsHost : regionalStsHost(region)
}

/**
 * Whether a region must be opted in to: S3 refuses the session tokens of the global STS host there, unless the
 * account was set to issue version 2 (AWS API reference, SetSecurityTokenServicePreferences).
 */
export function isOptInRegion(region: string): boolean {
  return partitionOf(region) === 'aws' && !legacyRegions.includes(region) && region !== 'ap-northeast-3'
}
