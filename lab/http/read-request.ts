import type { IncomingMessage } from 'node:http'
import type { LabRequest } from './exchange.ts'

/** Reads a request to its end. A proxy's absolute URI (`GET http://host/path`) counts as host and path. */
export async function readRequest(message: IncomingMessage, secure: boolean): Promise<LabRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(Buffer.from(chunk))
  const headers = Object.fromEntries(
    Object.entries(message.headersDistinct).map(([name, values]) => [name, (values ?? []).join(',')]),
  )
  const [, absoluteHost, target = '/'] = /^(?:http:\/\/([^/?]+))?(.*)$/s.exec(message.url ?? '/') ?? []
  const queryAt = target.indexOf('?')
  return {
    method: message.method ?? 'GET',
    secure,
    host: hostName(absoluteHost ?? headers.host ?? ''),
    path: (queryAt < 0 ? target : target.slice(0, queryAt)) || '/',
    query: new URLSearchParams(queryAt < 0 ? '' : target.slice(queryAt + 1)),
    headers,
    body: Buffer.concat(chunks),
  }
}

/** A Host header without its port, in lower case. */
export function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase()
}
