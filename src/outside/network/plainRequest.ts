import { type Agent, request as httpRequest, type RequestOptions } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { present } from '../../present.ts'
import type { Answer } from '../answer.ts'
import type { Network } from './network.ts'

export interface PlainRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT'
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
  /** A shorter limit than the run's own, in milliseconds. */
  readonly limitMs?: number
}

export interface PlainAnswer {
  readonly httpStatus: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
  /** Our clock in the middle between sending and receiving, as milliseconds since 1970. */
  readonly at: number
}

const bodyLimit = 64 * 1024

/** One HTTP request that no SDK makes: metadata services, and unsigned questions to S3. Any status is an answer. */
export function plainRequest(
  network: Network,
  { method, url, headers = {}, limitMs }: PlainRequest,
): Promise<Answer<PlainAnswer>> {
  const secure = url.protocol === 'https:'
  const port = Number(url.port === '' ? (secure ? 443 : 80) : url.port)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const path = url.pathname + url.search
  const agent = secure ? network.agents.https : network.agents.http
  return network.limited(
    host,
    port,
    ({ signal }) => exchange(agent, { method, host, port, path, headers, signal }),
    present({ limitMs }),
  )
}

function exchange(agent: Agent, options: RequestOptions): Promise<PlainAnswer> {
  const send = agent instanceof HttpsAgent ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const sent = Date.now()
    const request = send({ ...options, agent }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        body = (body + chunk).slice(0, bodyLimit)
      })
      response.on('error', reject)
      response.on('end', () => {
        const headers = Object.entries(response.headers).map(([name, value]) => [name, value?.toString()])
        const at = (sent + Date.now()) / 2
        resolve({ httpStatus: response.statusCode ?? 0, headers: Object.fromEntries(headers), body, at })
      })
    })
    request.on('error', reject)
    request.end()
  })
}
