import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { AwsError } from '../http/exchange.ts'
import type { S3Call } from './call.ts'

type Algorithm = 'CRC32' | 'CRC32C' | 'SHA1' | 'SHA256'

const compute: Readonly<Record<Algorithm, (body: Buffer) => string>> = {
  CRC32: (body) => word(crc32(body)),
  CRC32C: (body) => word(crc32c(body)),
  SHA1: (body) => createHash('sha1').update(body).digest('base64'),
  SHA256: (body) => createHash('sha256').update(body).digest('base64'),
}

/**
 * Verifies Content-MD5 and the `x-amz-checksum-*` that came with a body, as header or trailer, and answers with
 * the latter, which S3 keeps. CRC64NVME is kept unverified: it is not worth its price here.
 */
export function verifyChecksums(call: S3Call, trailers: Readonly<Record<string, string>>) {
  const given = { ...call.request.headers, ...trailers }
  verifyMd5(call.body, call.request.headers['content-md5'])
  for (const [algorithm, sum] of Object.entries(compute)) {
    const sent = given[`x-amz-checksum-${algorithm.toLowerCase()}`]
    if (sent !== undefined && sent !== sum(call.body)) {
      throw new AwsError(
        400,
        'BadDigest',
        `The ${algorithm} you specified did not match the calculated checksum.`,
      )
    }
  }
  return Object.fromEntries(
    Object.entries(given).filter(([name]) =>
      /^x-amz-checksum-(crc32|crc32c|crc64nvme|sha1|sha256)$/.test(name),
    ),
  )
}

function verifyMd5(body: Buffer, sent: string | undefined): void {
  if (sent === undefined) return
  if (Buffer.from(sent, 'base64').length !== 16) {
    throw new AwsError(400, 'InvalidDigest', 'The Content-MD5 you specified was invalid.', {
      'Content-MD5': sent,
    })
  }
  const calculated = createHash('md5').update(body).digest('base64')
  if (sent === calculated) return
  throw new AwsError(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.', {
    ExpectedDigest: sent,
    CalculatedDigest: calculated,
  })
}

const castagnoli = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1
  return value
})

function crc32c(body: Buffer): number {
  let value = 0xffffffff
  for (const byte of body) value = (castagnoli[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}

function word(value: number): string {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes.toString('base64')
}
