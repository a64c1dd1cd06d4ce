import { lookup } from 'node:dns/promises'
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import { connect as connectTls, type SecureContext } from 'node:tls'
import type { Stage } from '../../model/words.ts'
import { type ConnectTo, destination } from './connectTo.ts'
import type { Journey } from './journey.ts'
import type { Proxies } from './proxies.ts'

export interface ConnectorSettings {
  readonly connectTo: readonly ConnectTo[]
  /** The certificate authorities to trust; undefined for those that come with the runtime. */
  readonly secureContext: SecureContext | undefined
  readonly proxies: Proxies
}

/** An open connection, ready for HTTP, and what opening it was like. */
export interface Opened {
  readonly socket: Socket
  readonly address: string
  readonly stagesMs: Partial<Record<Stage, number>>
  readonly proxy?: string
}

/** Opens connections stage by stage: DNS, TCP, the proxy's CONNECT, TLS. Rejects at the stage the journey shows. */
export class Connector {
  readonly #settings: ConnectorSettings
  constructor(settings: ConnectorSettings) {
    this.#settings = settings
  }

  async open(journey: Journey, secure: boolean): Promise<Opened> {
    const proxy = this.#settings.proxies.forHost(journey.host, journey.port, secure)
    const stagesMs: Partial<Record<Stage, number>> = {}
    const timed = async <T>(stage: Stage, step: () => Promise<T>): Promise<T> => {
      journey.stage = stage
      const from = performance.now()
      const result = await step()
      stagesMs[stage] = Math.round(performance.now() - from)
      return result
    }
    if (proxy !== undefined) {
      journey.proxy = proxy.shown
      const socket = await timed('proxy', () => proxy.tunnel(journey))
      const ready = secure ? await timed('tls', () => this.#secure(socket, journey)) : socket
      journey.stage = 'http'
      return { socket: ready, address: socket.remoteAddress ?? proxy.shown, stagesMs, proxy: proxy.shown }
    }
    const to = destination(this.#settings.connectTo, journey.host, journey.port)
    const address = await timed('dns', () => resolve(to.host, journey.signal))
    const plain = await timed('tcp', () => openTcp(address, to.port, journey.signal))
    const socket = secure ? await timed('tls', () => this.#secure(plain, journey)) : plain
    journey.stage = 'http'
    return { socket, address, stagesMs }
  }

  #secure(socket: Socket, { host, signal }: Journey): Promise<Socket> {
    const { secureContext } = this.#settings
    const tls = connectTls({
      socket,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ...(secureContext === undefined ? {} : { secureContext }),
      ALPNProtocols: ['http/1.1'],
      // Said aloud, for NODE_TLS_REJECT_UNAUTHORIZED=0 would make a pass of what GitLab's clients refuse.
      rejectUnauthorized: true,
    })
    return settled(tls, 'secureConnect', signal)
  }
}

/** A look-up cannot be called off, only given up: a resolver that is silent may take minutes to say so. */
async function resolve(host: string, signal: AbortSignal): Promise<string> {
  if (isIP(host) !== 0) return host
  const givenUp = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  return (await Promise.race([lookup(host), givenUp])).address
}

function openTcp(address: string, port: number, signal: AbortSignal): Promise<Socket> {
  const socket = connectTcp({ host: address, port, noDelay: true })
  return settled(socket, 'connect', signal)
}

/** Waits for the socket to be ready; destroys it when it fails or when the journey is called off. */
function settled<S extends Socket>(socket: S, ready: string, signal: AbortSignal): Promise<S> {
  return new Promise((resolve, reject) => {
    const end = (act: () => void) => {
      socket.off(ready, onReady)
      socket.off('error', onError)
      socket.off('close', onClose)
      signal.removeEventListener('abort', onAbort)
      act()
    }
    const onReady = () => end(() => resolve(socket))
    const onError = (error: Error) => end(() => reject(error))
    const onClose = () =>
      end(() => reject(Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' })))
    const onAbort = () =>
      end(() => {
        // A socket that is destroyed while it connects may still report an error: nobody waits for it any more.
        socket.on('error', () => {})
        socket.destroy()
        reject(signal.reason)
      })
    if (signal.aborted) return onAbort()
    socket.once(ready, onReady)
    socket.once('error', onError)
    socket.once('close', onClose)
    signal.addEventListener('abort', onAbort)
  })
}
