import type { Way } from '../model/clients.ts'
import type { Env, Lack, Surroundings } from './client.ts'
import {
  configuredStsHost,
  globalStsHost,
  hasContainerCredentials,
  hasFullUri,
  hasStaticKey,
  hasWebIdentity,
  regionalStsHost,
  regionOf,
} from './environment.ts'

export interface GoAbilities {
  /** Whether it asks the EKS Pod Identity agent; ECS's relative address is older. */
  readonly podIdentity: boolean
  stsHost(): string
}

/**
 * The default chain of the AWS SDKs for Go, v1 and v2, and of botocore: environment, web identity, shared files,
 * container, instance (aws/aws-sdk-go aws/session/credentials.go, aws/defaults/defaults.go).
 */
export function goWay({ env, sharedKeys }: Surroundings, { podIdentity, stsHost }: GoAbilities): Way {
  if (hasStaticKey(env)) return { source: 'static-env' }
  if (hasWebIdentity(env)) return { source: 'irsa', stsHost: stsHost() }
  if (sharedKeys !== undefined) return { source: 'shared-file', keys: sharedKeys }
  if (hasContainerCredentials(env) && (podIdentity || !hasFullUri(env))) return { source: 'pod-identity' }
  return { source: 'imds' }
}

/** The AWS SDK for Go v2 has only regional STS endpoints. */
export function goV2StsHost(env: Env, configured?: string): string {
  const region = configured ?? regionOf(env)
  return configuredStsHost(env) ?? (region === undefined ? globalStsHost : regionalStsHost(region))
}

/** Why the chain of an older SDK passes over EKS Pod Identity; undefined when it does not, or need not. */
export function lacksPodIdentity(
  { env, sharedKeys }: Surroundings,
  podIdentity: boolean,
  who: string,
): Lack | undefined {
  const needed = hasFullUri(env) && !hasStaticKey(env) && !hasWebIdentity(env) && sharedKeys === undefined
  return needed && !podIdentity
    ? { of: 'pod-identity', note: `${who} has no support for EKS Pod Identity` }
    : undefined
}
