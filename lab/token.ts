import {
  createHash,
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import type { World } from './world.ts'
import type { Token } from './world-pod.ts'

export interface IssuerKey {
  readonly id: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

const keys = new Map<string, IssuerKey>()

/** The RS256 key of this name; made once per process, because that takes a while. */
export function issuerKey(name: string): IssuerKey {
  const known = keys.get(name)
  if (known !== undefined) return known
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const publicKey = createPublicKey(privateKey)
  const id = createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
  const key = { id, privateKey, publicKey }
  keys.set(name, key)
  return key
}

/** Writes a service account token as the cluster's API server would, at AWS's time. */
export function issueToken(world: World, token: Token, now: Date): string {
  const issuer = world.issuers[token.issuer]
  if (issuer === undefined) throw new Error(`The world has no issuer named ${token.issuer}`)
  const seconds = Math.floor(now.getTime() / 1000)
  const algorithm = token.algorithm ?? 'RS256'
  const header = { alg: algorithm, kid: token.keyId ?? issuerKey(issuer.key).id }
  const claims = {
    ...(token.audience === undefined ? {} : { aud: token.audience }),
    exp: seconds + token.expiresInSeconds,
    iat: seconds - token.issuedSecondsAgo,
    iss: issuer.url,
    nbf: seconds - token.issuedSecondsAgo,
    sub: token.subject,
    ...token.claims,
  }
  const signed = [header, claims].map((part) => base64url(JSON.stringify(part))).join('.')
  const key = issuerKey(token.signedBy ?? issuer.key)
  const signature =
    algorithm === 'RS256'
      ? sign('sha256', Buffer.from(signed), key.privateKey)
      : createHmac('sha256', key.id).update(signed).digest()
  return `${signed}.${signature.toString('base64url')}`
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url')
}
