import { setMaxListeners } from 'node:events'
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault } from '../world-network.ts'
import type { ForwardProxy } from '../world-pod.ts'
import type { Certificates } from './certificates.ts'
import { readFirstBytes } from './client-hello.ts'
import { answerConnect, refusalOfPage } from './connect-proxy.ts'
import type { Answer, LabRequest } from './exchange.ts'
import { readRequest } from './read-request.ts'

export interface Handling {
  readonly certificates: Certificates
  readonly proxy?: ForwardProxy | undefined
  faultOf(host: string): Fault
  /** False for names that DNS does not know: nobody gets through to them. */
  exists(host: string): boolean
  /** One network round trip to this host, in milliseconds. */
  latencyOf(host: string): number
  /** `silence`: never answer; `reset`: cut the connection. */
  answer(request: LabRequest, from: Connection): Promise<Answer | 'silence' | 'reset'>
}

export interface Connection {
  /** The client's port: tells connections apart. */
  readonly id: number
  readonly proxied: boolean
}

export interface LabServer {
  readonly port: number
  close(): Promise<void>
}

/** One port for everything: TLS for AWS's host names, plain HTTP for the metadata service and as a forward proxy. */
export async function startServer(handling: Handling): Promise<LabServer> {
  const sockets = new Set<Socket>()
  const proxied = new Set<number>()
  const ending = new AbortController()
  // One listener per answer that waits.
  setMaxListeners(0, ending.signal)
  const pause = (ms: number) => (ms > 0 ? sleep(ms, undefined, { signal: ending.signal }) : undefined)

  const onRequest = (secure: boolean) => (message: IncomingMessage, response: ServerResponse) => {
    respond(secure, message, response).catch(() => message.socket.destroy())
  }
  async function respond(secure: boolean, message: IncomingMessage, response: ServerResponse) {
    const id = message.socket.remotePort ?? 0
    const request = await readRequest(message, secure)
    const refused = secure ? undefined : refusalOfPage(message, handling)
    if (refused !== undefined) return void response.writeHead(refused).end()
    const answer = await handling.answer(request, { id, proxied: proxied.has(id) })
    if (answer === 'silence') return
    await pause(handling.latencyOf(request.host))
    if (answer === 'reset') message.socket.destroy()
    else response.writeHead(answer.status, { ...answer.headers }).end(answer.body)
  }

  // The Pod Identity agent is a Go program: it reads headers of up to 1 MiB (golang/go net/http DefaultMaxHeaderBytes).
  const plain = createHttpServer({ keepAliveTimeout: 60_000, maxHeaderSize: 1 << 20 }, onRequest(false))
  const secured = createHttpsServer(
    {
      keepAliveTimeout: 60_000,
      ALPNProtocols: ['http/1.1'],
      async SNICallback(name, done) {
        try {
          await pause(handling.latencyOf(name))
          done(null, await handling.certificates.contextFor(name, handling.faultOf(name).certificate))
        } catch (error) {
          done(error instanceof Error ? error : new Error(String(error)))
        }
      },
    },
    onRequest(true),
  )
  secured.on('tlsClientError', () => {})
  plain.on('clientError', (_, socket) => socket.destroy())
  plain.on('connect', (message, stream, head) => {
    const socket = message.socket
    const open = answerConnect(message, stream, handling)
    if (!open) return
    proxied.add(socket.remotePort ?? 0)
    socket.unshift(head)
    admit(socket)
  })

  function admit(socket: Socket): void {
    let seen = Buffer.alloc(0)
    const look = () => {
      const chunk: Buffer | null = socket.read()
      if (chunk === null) return
      seen = Buffer.concat([seen, chunk])
      const first = readFirstBytes(seen)
      if (first.protocol === 'incomplete') return
      socket.removeListener('readable', look)
      const { connection } =
        first.protocol === 'tls' ? obstacleAt(handling, first.serverName) : { connection: undefined }
      if (connection === 'black-hole') return
      if (connection === 'reset' || connection === 'refuse') return void socket.resetAndDestroy()
      if (connection === 'not-tls') return void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
      socket.unshift(seen)
      const server = first.protocol === 'tls' ? secured : plain
      server.emit('connection', socket)
    }
    socket.on('readable', look)
  }

  const listener = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    socket.setNoDelay(true)
    admit(socket)
  })
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject)
    listener.listen(0, '127.0.0.1', resolve)
  })
  const address = listener.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close() {
      ending.abort()
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => listener.close(() => resolve()))
    },
  }
}

function obstacleAt({ faultOf, exists }: Handling, host = ''): Fault {
  return exists(host) ? faultOf(host) : { connection: 'reset' }
}
