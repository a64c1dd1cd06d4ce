import { type JwtHeader, type JwtPayload, jwtDecode } from 'jwt-decode'
import type { PodFacts } from '../model/facts.ts'
import { present } from '../present.ts'
import type { Secrets } from './aws/wallet.ts'
import { errorMessage } from './thrown.ts'

type Claims = PodFacts['token-claims']
type Read = { ok: true; value: Claims } | { ok: false; code: 'not-a-jwt' | 'missing-claim'; why: string }

interface KubernetesPayload extends JwtPayload {
  'kubernetes.io'?: {
    namespace?: unknown
    pod?: { name?: unknown }
    serviceaccount?: { name?: unknown }
  }
}

/** The web identity token of the run. It goes from the file to STS and nowhere else. */
export class Tokens {
  readonly #secrets: Secrets
  #token: string | undefined
  constructor(secrets: Secrets) {
    this.#secrets = secrets
  }

  keep(token: string): void {
    // A JWT's signature is what makes it a secret; its first two parts are only encoded, but worth as much together.
    // What is as short as a name (RFC 1123: 63 characters) may be one: the wrong file, and the name stands in the
    // report as well.
    this.#secrets.add(...[token, ...token.split('.')].filter(({ length }) => length > 63))
    this.#token = token
  }

  /** The token itself, for STS alone. */
  forSts(): string | undefined {
    return this.#token
  }

  claims(): Read | undefined {
    return this.#token === undefined ? undefined : readClaims(this.#token)
  }
}

function readClaims(token: string): Read {
  const parts = token.split('.').length
  if (parts !== 3)
    return { ok: false, code: 'not-a-jwt', why: `it has ${parts} dot-separated parts, a JWT has 3` }
  let header: JwtHeader & { kid?: unknown }
  let payload: KubernetesPayload
  try {
    header = jwtDecode(token, { header: true })
    payload = jwtDecode<KubernetesPayload>(token)
  } catch (thrown) {
    // The library's message quotes the parser's, which may quote the token: only its beginning is ours to repeat.
    return {
      ok: false,
      code: 'not-a-jwt',
      why: errorMessage(thrown).split('(')[0]?.trim() ?? 'it cannot be decoded',
    }
  }
  if (typeof header !== 'object' || header === null)
    return { ok: false, code: 'not-a-jwt', why: 'its header is no object' }
  if (typeof payload !== 'object' || payload === null)
    return { ok: false, code: 'not-a-jwt', why: 'its payload is no object' }
  const { iss: issuer, sub: subject } = payload
  if (typeof issuer !== 'string' || typeof subject !== 'string') {
    const missing = [issuer, subject].map((claim, index) =>
      typeof claim === 'string' ? '' : ['iss', 'sub'][index],
    )
    return {
      ok: false,
      code: 'missing-claim',
      why: `it lacks the claim ${missing.filter(Boolean).join(' and ')}`,
    }
  }
  const kubernetes = payload['kubernetes.io']
  const [, fromSubjectNamespace, fromSubjectAccount] =
    /^system:serviceaccount:([^:]+):([^:]+)$/.exec(subject) ?? []
  return {
    ok: true,
    value: {
      issuer,
      subject,
      audience: [payload.aud ?? []].flat().map((one) => text(one) ?? JSON.stringify(one)),
      algorithm: text(header.alg) ?? 'none',
      ...present({
        keyId: text(header.kid),
        namespace: fromSubjectNamespace ?? text(kubernetes?.namespace),
        serviceAccount: fromSubjectAccount ?? text(kubernetes?.serviceaccount?.name),
        pod: text(kubernetes?.pod?.name),
        issuedAt: time(payload.iat),
        notBefore: time(payload.nbf),
        expiresAt: time(payload.exp),
      }),
    },
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** Seconds since 1970 to ISO 8601; undefined for what is no time, however large. */
function time(value: unknown): string | undefined {
  if (typeof value !== 'number') return undefined
  const date = new Date(value * 1000)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
