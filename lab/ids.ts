import { createHash, randomBytes } from 'node:crypto'

/** Identifiers in the shapes AWS gives them. */

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** `ASIA…` with the account in it, the way newer access key ids carry it (Tal Be'ery, "A short note on AWS KEY ID"). */
export function accessKeyId(account: string, prefix: 'ASIA' | 'AKIA' = 'ASIA'): string {
  const newFormat = 1n << 47n
  let bits = ((newFormat | (BigInt(account) << 7n)) << 32n) | BigInt(`0x${randomBytes(4).toString('hex')}`)
  let id = ''
  for (let length = 0; length < 16; length++) {
    id = `${base32[Number(bits & 31n)]}${id}`
    bits >>= 5n
  }
  return `${prefix}${id}`
}

/** `AROA…` or `AIDA…`, always the same for the same ARN. */
export function uniqueId(prefix: 'AROA' | 'AIDA', arn: string): string {
  const digest = createHash('sha256').update(arn).digest()
  return prefix + [...digest.subarray(0, 17)].map((byte) => base32[byte % 32]).join('')
}

/** A lower-case UUID that is always the same for the same text. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** S3's: 16 upper-case letters and digits. */
export function s3RequestId(): string {
  return [...randomBytes(16)].map((byte) => base32[byte % 32]).join('')
}

/** S3's extended request id, `x-amz-id-2`. */
export function s3HostId(): string {
  return randomBytes(56).toString('base64')
}

/** Opaque, safe in a URL: version ids, upload ids. */
export function opaqueId(length: number): string {
  return randomBytes(length).toString('base64url').replace(/[-_]/g, 'x').slice(0, length)
}

/** The 64 hex digits by which S3 names an account in `Owner`. */
export function canonicalUserId(account: string): string {
  return createHash('sha256').update(`canonical user of ${account}`).digest('hex')
}

/** The ETag of an object that was written in one piece: its MD5. */
export function etagOf(body: Buffer): string {
  return createHash('md5').update(body).digest('hex')
}
