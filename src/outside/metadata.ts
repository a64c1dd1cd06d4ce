import type { Failure } from '../model/outcome.ts'
import { type Answer, refused } from './answer.ts'
import type { Credentials } from './aws/wallet.ts'
import { parseCredentials, withoutSecrets } from './credentialsDocument.ts'
import type { Network } from './network/network.ts'
import { plainRequest } from './network/plainRequest.ts'

const origin = 'http://169.254.169.254'
const roles = `${origin}/latest/meta-data/iam/security-credentials/`

/** A hop limit of 1 lets the token's request vanish; the SDKs give it 1 s and then try without. */
const tokenLimitMs = 1_000
/** kube2iam and kiam may need longer than the real service, which answers in milliseconds. */
const limitMs = 2_000

export interface InstanceRole {
  /** The role's name, or its ARN where kube2iam answers without a base ARN. */
  readonly role: string
  readonly credentials: Credentials
}

/**
 * Asks the instance metadata service for the role it would give this pod: IMDSv2 first, IMDSv1 where there is no
 * token to be had, as the SDKs do (EC2 user guide, "Use the Instance Metadata Service").
 */
export async function instanceRole(network: Network): Promise<Answer<InstanceRole>> {
  const token = await plainRequest(network, {
    method: 'PUT',
    url: new URL(`${origin}/latest/api/token`),
    headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '60' },
    limitMs: tokenLimitMs,
  })
  const headers =
    token.ok && token.value.httpStatus === 200 ? { 'x-aws-ec2-metadata-token': token.value.body } : {}
  const get = (url: string) => plainRequest(network, { method: 'GET', url: new URL(url), headers, limitMs })
  const list = await get(roles)
  if (!list.ok) return list
  const role = list.value.body.split('\n')[0]?.trim() ?? ''
  if (!token.ok && list.value.httpStatus === 401) {
    const why =
      'without a token it answers HTTP 401. With a hop limit of 1 the token gets lost on its way into a pod'
    return refused({ ...token.failure, message: `${token.failure.message}, and ${why}` })
  }
  if (list.value.httpStatus !== 200 || role === '')
    return refused(said(list.value.httpStatus, list.value.body))
  const document = await get(roles + encodeURIComponent(role))
  if (!document.ok) return document
  const credentials = document.value.httpStatus === 200 ? parseCredentials(document.value.body) : undefined
  if (credentials === undefined)
    return refused(said(document.value.httpStatus, withoutSecrets(document.value.body)))
  return { ok: true, value: { role, credentials } }
}

function said(httpStatus: number, body: string): Failure {
  return {
    origin: 'metadata',
    code: `HTTP ${httpStatus}`,
    message: body.trim().slice(0, 500) || 'an empty answer',
    stage: 'http',
    host: '169.254.169.254',
  }
}
