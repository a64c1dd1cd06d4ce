import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { type Answer, refused } from '../answer.ts'
import type { Network } from './network.ts'

export interface PlainRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT'
  readonly url: URL
  readonly headers?: Readonly<Record<string, string>>
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
  { method, url, headers = {} }: PlainRequest,
): Promise<Answer<PlainAnswer>> {
  const secure = url.protocol === 'https:'
  const port = Number(url.port === '' ? (secure ? 443 : 80) : url.port)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return network
    .limited(
      host,
      port,
      (journey) =>
        new Promise<PlainAnswer>((resolve, reject) => {
          const sent = Date.now()
          const agent = secure ? network.agents.https : network.agents.http
          const options = {
            method,
            host,
            port,
            path: url.pathname + url.search,
            headers,
            signal: journey.signal,
            agent,
          }
          const request = (secure ? httpsRequest : httpRequest)(options, (response) => {
            let body = ''
            response.setEncoding('utf8')
            response.on('data', (chunk: string) => {
              body = (body + chunk).slice(0, bodyLimit)
            })
            response.on('error', reject)
            response.on('end', () =>
              resolve({
                httpStatus: response.statusCode ?? 0,
                headers: Object.fromEntries(
                  Object.entries(response.headers).map(([name, value]) => [name, value?.toString()]),
                ),
                body,
                at: (sent + Date.now()) / 2,
              }),
            )
          })
          request.on('error', reject)
          request.end()
        }),
    )
    .then((answer) => (answer.ok && answer.value.httpStatus === 0 ? refused(noStatus(host, port)) : answer))
}

function noStatus(host: string, port: number) {
  return {
    origin: 'network',
    code: 'not-http',
    message: 'the answer has no HTTP status',
    stage: 'http',
    host,
    port,
  } as const
}
