import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { decodePath, encodeRfc3986, type LabRequest } from '../http/exchange.ts'
import type { SignedRequest } from './signed-request.ts'

/** How we would have signed it. */
export interface ExpectedSignature {
  readonly matches: boolean
  readonly canonicalRequest: string
  readonly stringToSign: string
}

/**
 * Computes SigV4 for a request and compares. `payloadHash` is what the canonical request ends in: the body's
 * SHA-256, or the words that S3 allows instead.
 */
export function verifySignature(
  request: LabRequest,
  signed: SignedRequest,
  secretAccessKey: string,
  payloadHash: string,
): ExpectedSignature {
  const canonicalRequest = [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    ...signed.signedHeaders.map((name) => `${name}:${canonicalValue(request.headers[name] ?? '')}`),
    '',
    signed.signedHeaders.join(';'),
    payloadHash,
  ].join('\n')
  const stringToSign = [
    'AWS4-HMAC-SHA256',
    signed.amzDate,
    scopeOf(signed),
    sha256Hex(canonicalRequest),
  ].join('\n')
  const expected = hmac(signingKey(signed, secretAccessKey), stringToSign).toString('hex')
  return { matches: sameText(expected, signed.signature), canonicalRequest, stringToSign }
}

export function scopeOf({ scope }: SignedRequest): string {
  return `${scope.date}/${scope.region}/${scope.service}/aws4_request`
}

export function signingKey({ scope }: SignedRequest, secretAccessKey: string): Buffer {
  return [scope.date, scope.region, scope.service, 'aws4_request'].reduce<Buffer>(
    (key, part) => hmac(key, part),
    Buffer.from(`AWS4${secretAccessKey}`),
  )
}

export function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

export function sha256Hex(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex')
}

/** S3 encodes a path once; the only path of STS is `/`. */
function canonicalPath(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeRfc3986(decodePath(segment)))
    .join('/')
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]): [string, string] => [encodeRfc3986(name), encodeRfc3986(value)])
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function canonicalValue(value: string): string {
  return value.trim().replace(/ +/g, ' ')
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
