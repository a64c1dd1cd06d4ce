import type { Client } from './client.ts'
import {
  configuredStsHost,
  globalStsHost,
  hasContainerCredentials,
  isSet,
  regionOf,
  wantsRegionalSts,
} from './environment.ts'

/**
 * Rails talks to S3 through fog-aws, here with `use_iam_profile: true`. Container credentials come before the web
 * identity, and keys in the environment are not looked at (fog/fog-aws lib/fog/aws/credential_fetcher.rb).
 */
export const rails: Client = {
  id: 'rails',
  source(env) {
    if (hasContainerCredentials(env)) return 'pod-identity'
    return isSet(env.AWS_WEB_IDENTITY_TOKEN_FILE) ? 'irsa' : 'imds'
  },
  stsHost(env) {
    const region = regionOf(env)
    const configured = configuredStsHost(env)
    if (configured !== undefined) return configured
    // fog-aws builds the regional name with .amazonaws.com in every partition.
    return wantsRegionalSts(env) && region !== undefined ? `sts.${region}.amazonaws.com` : globalStsHost
  },
}
