import { createSecureContext, type SecureContext } from 'node:tls'
import { generate } from 'selfsigned'
import type { Fault } from '../world-network.ts'

/** Makes the certificates of one lab; nothing outlives it. */
export interface Certificates {
  /** The CA that the pod trusts, PEM. */
  readonly ca: string
  /** The context to answer a ClientHello with. */
  contextFor(serverName: string | undefined, flaw: Fault['certificate']): Promise<SecureContext>
}

const day = 24 * 3600 * 1000

/** A fresh CA; leaves are made when first asked for, one per set of names. */
export async function createCertificates(): Promise<Certificates> {
  const ca = await authority('Lab Root CA')
  const made = new Map<string, Promise<SecureContext>>()

  async function make(names: readonly string[], flaw: Fault['certificate']): Promise<SecureContext> {
    const issuer = flaw === 'untrusted-ca' ? await authority('Inspecting Proxy CA') : ca
    const leaf = await generate([{ name: 'commonName', value: names[0] ?? 'lab' }], {
      keyType: 'ec',
      algorithm: 'sha256',
      notBeforeDate: new Date(Date.now() - (flaw === 'expired' ? 90 : 1) * day),
      notAfterDate: new Date(Date.now() + (flaw === 'expired' ? -1 : 30) * day),
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'extKeyUsage', serverAuth: true },
        { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2, value })) },
      ],
      ...(flaw === 'self-signed' ? {} : { ca: { key: issuer.private, cert: issuer.cert } }),
    })
    const chain = flaw === 'untrusted-ca' ? `${leaf.cert}\n${issuer.cert}` : leaf.cert
    return createSecureContext({ key: leaf.private, cert: chain })
  }

  return {
    ca: ca.cert,
    contextFor(serverName = 'localhost', flaw) {
      const names = flaw === 'wrong-host' ? ['intranet.acme.example'] : namesBeside(serverName)
      const id = `${flaw ?? 'good'} ${names.join(' ')}`
      const context = made.get(id) ?? make(names, flaw)
      made.set(id, context)
      return context
    },
  }
}

/** AWS's own wildcards: one certificate serves every bucket of a region, so that a run makes few. */
function namesBeside(serverName: string): readonly string[] {
  const aws = /(?:^|\.)(?:([a-z]{2}(?:-[a-z]+)+-\d)\.)?(amazonaws\.com(?:\.cn)?)$/.exec(serverName)
  if (aws === null) return [serverName]
  const [, region, suffix] = aws
  const root = region === undefined ? `${suffix}` : `${region}.${suffix}`
  return [`*.${root}`, `*.s3.${root}`, `*.s3.dualstack.${root}`, `s3.dualstack.${root}`]
}

function authority(commonName: string): ReturnType<typeof generate> {
  return generate([{ name: 'commonName', value: commonName }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - day),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
}
