import { connect, type Socket } from 'node:net'
import { createServer } from 'node:tls'
import { createCertificates } from '../../lab/http/certificates.ts'

/** TLS in front of a server that speaks plain HTTP: every host name has its certificate, and no byte of HTTP is touched. */
export interface TlsFront {
  readonly port: number
  /** The CA of the certificates, PEM. */
  readonly ca: string
  close(): Promise<void>
}

export async function startTlsFront(behind: number): Promise<TlsFront> {
  const certificates = await createCertificates()
  const open = new Set<Socket>()
  const server = createServer(
    {
      SNICallback: (name, done) => {
        certificates.contextFor(name, undefined).then(
          (context) => done(null, context),
          (thrown: unknown) => done(thrown instanceof Error ? thrown : new Error(String(thrown))),
        )
      },
    },
    (client) => {
      const peer = connect(behind, '127.0.0.1')
      for (const [from, to] of [
        [client, peer],
        [peer, client],
      ] as const) {
        open.add(from)
        from.on('error', () => to.destroy())
        from.on('close', () => open.delete(from))
        from.pipe(to)
      }
    },
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    ca: certificates.ca,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
