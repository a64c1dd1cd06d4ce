import { AwsError } from '../http/exchange.ts'
import { authorize, type S3Call } from './call.ts'
import { newestVersion, type StoredVersion } from './storage.ts'

/** Conditional writes: `If-None-Match: *` wants no object to be there, `If-Match` a certain one. */
export function refuseUnlessWritable(call: S3Call): void {
  const { headers } = call.request
  const newest = newestVersion(call.bucket, call.key)
  const present = newest === undefined || newest.deleteMarker ? undefined : newest
  if (headers['if-none-match'] === '*' && present !== undefined) throw failed('If-None-Match')
  const wanted = headers['if-match']
  if (wanted === undefined) return
  authorize(call, { action: 's3:GetObject', key: call.key })
  if (present === undefined) throw noSuchKey(call.key)
  if (!matches(wanted, present.etag)) throw failed('If-Match')
}

/** Conditional reads. `not-modified` is answered with 304. */
export function judgeRead(call: S3Call, { etag, lastModified }: StoredVersion): 'send' | 'not-modified' {
  const { headers } = call.request
  const ifMatch = headers['if-match']
  const ifNoneMatch = headers['if-none-match']
  const since = Date.parse(headers['if-modified-since'] ?? '')
  const unmodifiedSince = Date.parse(headers['if-unmodified-since'] ?? '')
  const modified = Math.floor(lastModified.getTime() / 1000) * 1000
  if (ifMatch !== undefined && !matches(ifMatch, etag)) throw failed('If-Match')
  if (ifMatch === undefined && modified > unmodifiedSince) throw failed('If-Unmodified-Since')
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, etag) ? 'not-modified' : 'send'
  return modified <= since ? 'not-modified' : 'send'
}

export function noSuchKey(key: string): AwsError {
  return new AwsError(404, 'NoSuchKey', 'The specified key does not exist.', { Key: key })
}

function matches(header: string, etag: string): boolean {
  return header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^"|"$/g, '') === etag)
}

function failed(condition: string): AwsError {
  return new AwsError(
    412,
    'PreconditionFailed',
    'At least one of the pre-conditions you specified did not hold',
    { Condition: condition },
  )
}
