import type { Source } from '../model/words.ts'
import type { Env } from './client.ts'
import {
  configuredStsHost,
  globalStsHost,
  hasContainerCredentials,
  hasStaticKey,
  hasWebIdentity,
  regionalStsHost,
  regionOf,
} from './environment.ts'

/**
 * The default chain of the AWS SDKs for Go, v1 and v2: environment, web identity, shared files, container, instance
 * (aws/aws-sdk-go aws/session/credentials.go). Shared files are not looked at here.
 */
export function goSource(env: Env): Source {
  if (hasStaticKey(env)) return 'static-env'
  if (hasWebIdentity(env)) return 'irsa'
  return hasContainerCredentials(env) ? 'pod-identity' : 'imds'
}

/** The AWS SDK for Go v2 has only regional STS endpoints. */
export function goV2StsHost(env: Env): string {
  const region = regionOf(env)
  return configuredStsHost(env) ?? (region === undefined ? globalStsHost : regionalStsHost(region))
}
