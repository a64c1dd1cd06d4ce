import { type IncomingHttpHeaders, request } from 'node:http'
import type { Lab } from '../../lab/lab.ts'

/** What somebody without TLS said. */
export interface Said {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Asks a host that speaks plain HTTP: a metadata service, an agent. Gives up after half a second. */
export function ask(
  { port }: Lab,
  host: string,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Said> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        ...{ host: '127.0.0.1', port, method, path, signal: AbortSignal.timeout(500) },
        headers: { host, ...headers },
      },
      (response) => {
        let body = ''
        response.on('data', (chunk) => {
          body += chunk
        })
        const { statusCode: status = 0, headers } = response
        response.on('end', () => resolve({ status, headers, body }))
      },
    )
    asked.on('error', reject).end()
  })
}
