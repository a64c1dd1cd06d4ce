import type { InstanceMetadata } from '../model/credentials.ts'
import type { Network } from './network/network.ts'
import { plainRequest } from './network/plainRequest.ts'

const origin = 'http://169.254.169.254'
const limitMs = 1_000

/**
 * Who answers in the place of the instance metadata service. kube2iam has `/healthz`, which tells the instance's id
 * (jtblin/kube2iam server/server.go); kiam has `/ping`, which says `pong` (uswitch/kiam pkg/aws/metadata); EC2 itself has
 * neither. The Server header tells nothing: kube2iam copies EC2's.
 */
export async function metadataService(network: Network): Promise<InstanceMetadata['kind']> {
  const get = (path: string) => plainRequest(network, { method: 'GET', url: new URL(origin + path), limitMs })
  const [health, ping] = await Promise.all([get('/healthz'), get('/ping')])
  if (ping.ok && ping.value.httpStatus === 200 && ping.value.body.trim() === 'pong') return 'kiam'
  const isKube2iam = health.ok && health.value.httpStatus === 200 && /"instanceId"/i.test(health.value.body)
  return isKube2iam ? 'kube2iam' : 'imds'
}
