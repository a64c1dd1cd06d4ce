import { dnsSuffixOfRegion } from '../regions.ts'
import type { Env } from './client.ts'

/** What the clients read from the environment, each by the variable's own documented meaning. */

export function hasStaticKey(env: Env): boolean {
  return isSet(env.AWS_ACCESS_KEY_ID) && isSet(env.AWS_SECRET_ACCESS_KEY)
}

export function hasContainerCredentials(env: Env): boolean {
  return isSet(env.AWS_CONTAINER_CREDENTIALS_FULL_URI) || isSet(env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI)
}

/** EKS Pod Identity's variable; ECS has the relative one. */
export function hasFullUri(env: Env): boolean {
  return isSet(env.AWS_CONTAINER_CREDENTIALS_FULL_URI) && !isSet(env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI)
}

/** Both halves of IRSA. */
export function hasWebIdentity(env: Env): boolean {
  return isSet(env.AWS_ROLE_ARN) && isSet(env.AWS_WEB_IDENTITY_TOKEN_FILE)
}

export function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== ''
}

export const globalStsHost = 'sts.amazonaws.com'

export function regionalStsHost(region: string): string {
  return `sts.${region}.${dnsSuffixOfRegion(region)}`
}

/** The host of AWS_ENDPOINT_URL_STS, for the clients that know the variable; of https on its own port alone. */
export function configuredStsHost(env: Env): string | undefined {
  const url = env.AWS_ENDPOINT_URL_STS
  if (!isSet(url) || !URL.canParse(url)) return undefined
  const { protocol, hostname, port } = new URL(url)
  return protocol === 'https:' && port === '' ? hostname : undefined
}

/** AWS_REGION before AWS_DEFAULT_REGION. */
export function regionOf(env: Env): string | undefined {
  return [env.AWS_REGION, env.AWS_DEFAULT_REGION].find(isSet)
}

/** True when the operator, or the EKS webhook, asked for the regional STS endpoints. */
export function wantsRegionalSts(env: Env): boolean {
  return env.AWS_STS_REGIONAL_ENDPOINTS === 'regional'
}
