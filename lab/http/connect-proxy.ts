import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Fault } from '../world-network.ts'
import type { ForwardProxy } from '../world-pod.ts'
import { hostName } from './read-request.ts'

/**
 * Answers a CONNECT the way a corporate proxy does. True when the tunnel is open: whatever host was asked for, it
 * ends in the lab again.
 */
export function answerConnect(
  message: IncomingMessage,
  socket: Duplex,
  proxy: ForwardProxy | undefined,
  faultOf: (host: string) => Fault,
): boolean {
  const status = refusalOf(message, proxy, faultOf)
  if (status === undefined) {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    return true
  }
  const challenge = status === 407 ? 'Proxy-Authenticate: Basic realm="proxy"\r\n' : ''
  socket.end(`HTTP/1.1 ${status} Refused\r\n${challenge}Content-Length: 0\r\nConnection: close\r\n\r\n`)
  return false
}

function refusalOf(
  message: IncomingMessage,
  proxy: ForwardProxy | undefined,
  faultOf: (host: string) => Fault,
): number | undefined {
  if (proxy?.refuseWith !== undefined) return proxy.refuseWith
  if (proxy?.user !== undefined) {
    const expected = Buffer.from(`${proxy.user}:${proxy.password ?? ''}`).toString('base64')
    if (message.headers['proxy-authorization'] !== `Basic ${expected}`) return 407
  }
  return faultOf(hostName(message.url ?? '')).connection === 'refuse' ? 502 : undefined
}
