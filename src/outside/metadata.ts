import type { InstanceMetadata } from '../model/credentials.ts'
import type { Failure } from '../model/outcome.ts'
import { type Answer, refused } from './answer.ts'
import type { Credentials } from './aws/wallet.ts'
import { codeIn, parseCredentials, withoutSecrets } from './credentialsDocument.ts'
import { metadataService } from './metadataService.ts'
import type { Network } from './network/network.ts'
import { type PlainAnswer, plainRequest } from './network/plainRequest.ts'

const origin = 'http://169.254.169.254'
const roles = `${origin}/latest/meta-data/iam/security-credentials/`

/** A hop limit of 1 lets the token's request vanish; the SDKs give it 1 s and then try without. */
const tokenLimitMs = 1_000
/** What s3cmd gives it (s3tools/s3cmd S3/Config.py); the real service answers in milliseconds. */
const limitMs = 2_000
/** kiam answers an error by itself after 5 s (uswitch/kiam pkg/aws/metadata); who waits less never sees it. */
const patientMs = 6_000

export interface InstanceRole {
  readonly metadata: InstanceMetadata
  readonly answer: Answer<Credentials>
}

type Get = (url: string) => Promise<Answer<PlainAnswer>>

/**
 * Asks the instance metadata service for the role it would give this pod, and who it is that answers there: IMDSv2
 * first, IMDSv1 where there is no token to be had, as the SDKs do (EC2 user guide, "Use the Instance Metadata Service").
 */
export async function instanceRole(network: Network): Promise<InstanceRole> {
  const token = await plainRequest(network, {
    method: 'PUT',
    url: new URL(`${origin}/latest/api/token`),
    headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '60' },
    limitMs: tokenLimitMs,
  })
  const session =
    token.ok && token.value.httpStatus === 200 ? { 'x-aws-ec2-metadata-token': token.value.body } : undefined
  const get: Get = (url) => patientGet(network, url, session ?? {})
  const [{ answer: list, tookMs: listMs }, kind, tokenRequired] = await Promise.all([
    timed(get(roles)),
    metadataService(network),
    session === undefined ? undefined : needsToken(network),
  ])
  const metadata = { kind, ...(tokenRequired === undefined ? {} : { tokenRequired }) }
  if (!list.ok) return { metadata, answer: list }
  const role = list.value.body.split('\n')[0]?.trim() ?? ''
  if (!token.ok && list.value.httpStatus === 401) {
    const why =
      'without a token it answers HTTP 401. With a hop limit of 1 the token gets lost on its way into a pod'
    const answer = refused({ ...token.failure, message: `${token.failure.message}, and ${why}` })
    return { metadata: { ...metadata, tokenRequired: true }, answer }
  }
  if (list.value.httpStatus !== 200 || role === '')
    return { metadata, answer: refused(said(list.value.httpStatus, list.value.body)) }
  const { answer: document, tookMs } = await timed(get(roles + encodeURIComponent(role)))
  const slowestMs = Math.round(Math.max(listMs, tookMs))
  const known = { ...metadata, role, slowestMs }
  if (!document.ok) return { metadata: known, answer: document }
  const { httpStatus, body } = document.value
  const credentials = httpStatus === 200 ? parseCredentials(body) : undefined
  if (credentials === undefined)
    return { metadata: known, answer: refused(said(httpStatus, withoutSecrets(body))) }
  const roleNames = kind === 'imds' ? [role] : await again(get, role)
  return { metadata: { ...known, roleNames }, answer: { ok: true, value: credentials } }
}

/** How long a client would wait for this answer, whatever else is asked meanwhile. */
async function timed<T>(asking: Promise<T>): Promise<{ readonly answer: T; readonly tookMs: number }> {
  const began = performance.now()
  const answer = await asking
  return { answer, tookMs: performance.now() - began }
}

/** Who was reached and thinks it over is given more time; who cannot be reached is not waited for twice. */
async function patientGet(
  network: Network,
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<Answer<PlainAnswer>> {
  const ask = (limit: number) =>
    plainRequest(network, { method: 'GET', url: new URL(url), headers, limitMs: limit })
  const first = await ask(limitMs)
  const thinking = !first.ok && first.failure.timedOutAfterMs !== undefined && first.failure.stage === 'http'
  return thinking ? ask(patientMs) : first
}

/** Whether IMDSv1 is switched off: then clients that know only that one get nothing. */
async function needsToken(network: Network): Promise<boolean | undefined> {
  const answer = await plainRequest(network, { method: 'GET', url: new URL(roles), limitMs: tokenLimitMs })
  return answer.ok ? answer.value.httpStatus === 401 : undefined
}

/** kube2iam and kiam find the pod by its address, and may find another pod by the same: the names must stay the same. */
async function again(get: Get, role: string): Promise<readonly string[]> {
  const more = await Promise.all([get(roles), get(roles)])
  const names = more.flatMap((answer) => (answer.ok ? (answer.value.body.split('\n')[0]?.trim() ?? '') : []))
  return [...new Set([role, ...names])]
}

function said(httpStatus: number, body: string): Failure {
  const code = codeIn(body)
  return {
    origin: 'metadata',
    code: `HTTP ${httpStatus}`,
    message: body.trim().slice(0, 500) || 'an empty answer',
    stage: 'http',
    host: '169.254.169.254',
    details: { HttpStatus: String(httpStatus), ...(code === undefined ? {} : { Code: code }) },
  }
}
