import { AwsError, type LabRequest } from '../http/exchange.ts'
import { hmac, scopeOf, sha256Hex, signingKey } from '../sigv4/signature.ts'
import type { Authenticated } from './authenticate.ts'

/** A body taken out of its chunks, and the headers that came after it. */
export interface Content {
  readonly body: Buffer
  readonly trailers: Readonly<Record<string, string>>
}

interface Chunk {
  readonly data: Buffer
  readonly signature?: string
}

/**
 * Unwraps `aws-chunked` bodies (Amazon S3 API Reference, "Transferring Payload in Multiple Chunks"): with a
 * signature on every chunk, or unsigned with the checksum in a trailer as the AWS SDKs send them.
 */
export function contentOf(request: LabRequest, authenticated: Authenticated): Content {
  const wrapping = request.headers['x-amz-content-sha256'] ?? ''
  if (!wrapping.startsWith('STREAMING-')) return { body: request.body, trailers: {} }
  const { chunks, trailers } = readChunks(request.body)
  const body = Buffer.concat(chunks.map(({ data }) => data))
  if (Number(request.headers['x-amz-decoded-content-length']) !== body.length) throw incomplete()
  if (wrapping.startsWith('STREAMING-AWS4-HMAC-SHA256-PAYLOAD')) verifyChunks(chunks, authenticated)
  return { body, trailers }
}

function readChunks(bytes: Buffer): { chunks: readonly Chunk[]; trailers: Record<string, string> } {
  const chunks: Chunk[] = []
  let at = 0
  for (;;) {
    const end = bytes.indexOf('\r\n', at)
    if (end < 0) throw incomplete()
    const [size = '', extension] = bytes.toString('latin1', at, end).split(';')
    const length = Number.parseInt(size, 16)
    if (Number.isNaN(length)) throw incomplete()
    const signature = /chunk-signature=([0-9a-f]{64})/.exec(extension ?? '')?.[1]
    const data = bytes.subarray(end + 2, end + 2 + length)
    if (data.length < length) throw incomplete()
    chunks.push({ data, ...(signature === undefined ? {} : { signature }) })
    at = end + 2 + length
    if (length === 0) return { chunks, trailers: readTrailers(bytes.toString('latin1', at)) }
    at += 2
  }
}

function readTrailers(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/^\s*([\w-]+):\s*(\S+)\s*$/gm)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      value,
    ]),
  )
}

function verifyChunks(chunks: readonly Chunk[], { signed, secretAccessKey }: Authenticated): void {
  if (signed === undefined || secretAccessKey === undefined) return
  const key = signingKey(signed, secretAccessKey)
  let previous = signed.signature
  for (const { data, signature } of chunks) {
    const stringToSign = [
      'AWS4-HMAC-SHA256-PAYLOAD',
      signed.amzDate,
      scopeOf(signed),
      previous,
      sha256Hex(''),
      sha256Hex(data),
    ].join('\n')
    previous = hmac(key, stringToSign).toString('hex')
    if (signature !== previous) {
      throw new AwsError(
        403,
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      )
    }
  }
}

function incomplete(): AwsError {
  return new AwsError(
    400,
    'IncompleteBody',
    'You did not provide the number of bytes specified by the Content-Length HTTP header',
  )
}
