import { verify } from 'node:crypto'
import { issuerHostPath } from '../../src/policy/arn.ts'
import type { Aws } from '../aws.ts'
import { AwsError } from '../http/exchange.ts'
import { issuerKey } from '../token.ts'
import type { OidcProvider } from '../world.ts'

export interface WebIdentity {
  readonly issuer: string
  readonly subject: string
  readonly audience: readonly string[]
  readonly provider: OidcProvider
}

type Claims = Readonly<Record<string, unknown>>

const notJwt =
  'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)'
// Two spaces after the comma, as AWS writes it.
const noKey =
  "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements"
const wrongThumbprint = "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint"

/**
 * Verifies a token the way STS does before it looks at the role: shape, provider in the role's account, the
 * issuer's key, expiry, audience. AWS does not document the order; this one follows from the distinct messages.
 */
export function verifyWebIdentityToken(aws: Aws, token: string, account: string): WebIdentity {
  const { header, claims, signed, signature } = parse(token)
  const issuer = String(claims.iss)
  const audience = [claims.aud ?? []].flat().map(String)
  if (audience.length === 0) throw invalid('Missing a required claim: aud')
  const provider = Object.values(aws.world.oidcProviders).find(
    (candidate) => candidate.account === account && candidate.url === issuerHostPath(issuer),
  )
  if (provider === undefined) {
    throw invalid(`No OpenIDConnect provider found in your account for ${issuer}`)
  }
  if (provider.thumbprintMatches === false) throw invalid(wrongThumbprint)
  const published = Object.values(aws.world.issuers).find(({ url }) => url === issuer)
  const key = published === undefined || published.reachable === false ? undefined : issuerKey(published.key)
  // What AWS says when the key is right and the signature is not, we found nowhere; a key that cannot be had is nearest.
  if (key === undefined || key.id !== header.kid) throw invalid(noKey)
  if (!verify('sha256', signed, key.publicKey, signature)) throw invalid(noKey)
  refuseOtherTime(claims, aws.now())
  if (!audience.some((one) => provider.clientIds.includes(one))) throw invalid('Incorrect token audience')
  return { issuer, subject: String(claims.sub), audience, provider }
}

function parse(token: string) {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.')
  if (signature === '' || rest.length > 0) throw invalid(notJwt)
  const parts = { header: readPart(header), claims: readPart(payload) }
  if (parts.header.alg !== 'RS256' || parts.claims.iss === undefined) throw invalid(notJwt)
  return {
    ...parts,
    signed: Buffer.from(`${header}.${payload}`),
    signature: Buffer.from(signature, 'base64url'),
  }
}

function readPart(text: string): Claims {
  if (!/^[\w-]+$/.test(text)) throw invalid(notJwt)
  try {
    const part: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (typeof part === 'object' && part !== null) return { ...part }
  } catch {}
  throw invalid(notJwt)
}

function refuseOtherTime(claims: Claims, awsNow: Date): void {
  const now = Math.floor(awsNow.getTime() / 1000)
  const expires = Number(claims.exp)
  if (now >= expires) {
    throw new AwsError(
      400,
      'ExpiredTokenException',
      `Token expired: current date/time ${now} must be before the expiration date/time ${expires}`,
    )
  }
  // Five minutes of grace, as most verifiers have; AWS's own are not documented.
  if (Number(claims.nbf ?? now) > now + 300) {
    throw invalid(
      'The web identity token that was passed could not be validated by AWS. Get a new identity token from the identity provider and then retry the request.',
    )
  }
}

function invalid(message: string): AwsError {
  return new AwsError(400, 'InvalidIdentityToken', message)
}
