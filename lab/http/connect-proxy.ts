import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { hostName } from './read-request.ts'
import type { Handling } from './server.ts'

/**
 * Answers a CONNECT the way a corporate proxy does. True when the tunnel is open: whatever host was asked for, it
 * ends in the lab again.
 */
export function answerConnect(
  message: IncomingMessage,
  socket: Duplex,
  handling: Pick<Handling, 'proxy' | 'faultOf' | 'exists'>,
): boolean {
  const status = refusalOf(message, hostName(message.url ?? ''), handling)
  if (status === undefined) {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    return true
  }
  const challenge = status === 407 ? 'Proxy-Authenticate: Basic realm="proxy"\r\n' : ''
  socket.end(`HTTP/1.1 ${status} Refused\r\n${challenge}Content-Length: 0\r\nConnection: close\r\n\r\n`)
  return false
}

/** What a proxy says to who asks it for a page over plain HTTP, `GET http://host/path`; undefined when it goes and asks. */
export function refusalOfPage(
  message: IncomingMessage,
  handling: Pick<Handling, 'proxy' | 'faultOf' | 'exists'>,
): number | undefined {
  const [, host] = /^http:\/\/([^/?]+)/.exec(message.url ?? '') ?? []
  return host === undefined ? undefined : refusalOf(message, hostName(host), handling)
}

function refusalOf(
  message: IncomingMessage,
  host: string,
  { proxy, faultOf, exists }: Pick<Handling, 'proxy' | 'faultOf' | 'exists'>,
): number | undefined {
  if (proxy?.refuseWith !== undefined) return proxy.refuseWith
  if (proxy?.user !== undefined) {
    const expected = Buffer.from(`${proxy.user}:${proxy.password ?? ''}`).toString('base64')
    if (message.headers['proxy-authorization'] !== `Basic ${expected}`) return 407
  }
  // As Squid says it when it cannot resolve a name.
  if (!exists(host)) return 503
  return faultOf(host).connection === 'refuse' ? 502 : undefined
}
