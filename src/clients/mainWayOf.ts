import type { WayId } from '../model/clients.ts'
import type { Env } from './client.ts'
import { hasContainerCredentials, hasStaticKey, hasWebIdentity } from './environment.ts'
import { goV2StsHost } from './goSdk.ts'
import { wayId } from './way.ts'

/** What clients take for their region where nobody says: fog-aws `Fog::AWS::Storage`, GitLab Workhorse. */
export const fallbackRegion = 'us-east-1'

/**
 * The way of the chart document's own commands: the AWS CLI's order as far as the environment decides, at the STS host
 * of the pod's region.
 */
export function mainWayOf(env: Env, region = fallbackRegion): WayId {
  if (hasStaticKey(env)) return wayId({ source: 'static-env' })
  if (hasWebIdentity(env)) return wayId({ source: 'irsa', stsHost: goV2StsHost(env, region) })
  return wayId({ source: hasContainerCredentials(env) ? 'pod-identity' : 'imds' })
}
