/** What a look at the first bytes of a connection told. */
export type FirstBytes =
  | { readonly protocol: 'incomplete' }
  | { readonly protocol: 'http' }
  | { readonly protocol: 'tls'; readonly serverName?: string }

const handshakeRecord = 0x16
const serverNameExtension = 0

/**
 * Tells TLS from plain HTTP, and reads the server name out of a ClientHello (RFC 8446 §4.1.2, RFC 6066 §3), so that
 * a fault can strike before the handshake is answered.
 */
export function readFirstBytes(bytes: Buffer): FirstBytes {
  if (bytes.length === 0) return { protocol: 'incomplete' }
  if (bytes[0] !== handshakeRecord) return { protocol: 'http' }
  if (bytes.length < 5 || bytes.length < 5 + bytes.readUInt16BE(3)) return { protocol: 'incomplete' }
  const serverName = serverNameOf(bytes.subarray(5))
  return serverName === undefined ? { protocol: 'tls' } : { protocol: 'tls', serverName }
}

function serverNameOf(hello: Buffer): string | undefined {
  // Handshake type and length (4), version (2), random (32), then three length-prefixed lists.
  let at = 38
  at += 1 + (hello[at] ?? 0)
  at += 2 + lengthAt(hello, at)
  at += 1 + (hello[at] ?? 0)
  at += 2
  while (at + 4 <= hello.length) {
    const length = lengthAt(hello, at + 2)
    if (lengthAt(hello, at) === serverNameExtension) {
      // List length (2), name type (1), name length (2), name.
      return hello.toString('latin1', at + 9, at + 9 + lengthAt(hello, at + 7)).toLowerCase()
    }
    at += 4 + length
  }
  return undefined
}

function lengthAt(bytes: Buffer, at: number): number {
  return at + 2 <= bytes.length ? bytes.readUInt16BE(at) : 0
}
