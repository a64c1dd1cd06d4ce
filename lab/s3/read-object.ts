import { type Answer, AwsError } from '../http/exchange.ts'
import { accountOf } from '../iam/authorize.ts'
import { authorize, denialOf, type S3Call } from './call.ts'
import { useKey } from './encryption.ts'
import { versionHeaders, versionIdHeader } from './object-headers.ts'
import { judgeRead, noSuchKey } from './preconditions.ts'
import { newestVersion, type StoredBucket, type StoredVersion } from './storage.ts'

/** GetObject and HeadObject; the latter's body is cut off on the way out. */
export function getObject(call: S3Call): Answer {
  const version = readableVersion(call, call.bucket, call.key, call.request.query.get('versionId'))
  if (judgeRead(call, version) === 'not-modified') {
    return { status: 304, headers: { ETag: `"${version.etag}"` } }
  }
  if (call.request.method === 'GET') refuseArchived(version)
  useKey(call, 'kms:Decrypt', version.encryption)
  const range = rangeOf(call.request.headers.range, version.body.length)
  const body = range === undefined ? version.body : version.body.subarray(range.first, range.last + 1)
  const headers: Record<string, string> = {
    ...headersOf(call, version, range === undefined),
    'Content-Length': String(body.length),
  }
  if (range === undefined) return { status: 200, headers, body }
  headers['Content-Range'] = `bytes ${range.first}-${range.last}/${version.body.length}`
  return { status: 206, headers, body }
}

/** The version a reader may have, or S3's answer why not. Also the source of copies. */
export function readableVersion(
  call: S3Call,
  bucket: StoredBucket,
  key: string,
  versionId: string | null,
): StoredVersion {
  authorize(call, { action: versionId === null ? 's3:GetObject' : 's3:GetObjectVersion', key, bucket })
  const version =
    versionId === null
      ? newestVersion(bucket, key)
      : bucket.versions.get(key)?.find((one) => one.versionId === versionId)
  if (version === undefined) throw missing(call, bucket, key, versionId)
  if (version.deleteMarker) throw behindDeleteMarker(call, version, versionId)
  // An object that another account wrote and kept is that account's (S3 User Guide, "Troubleshoot 403").
  const enforced = (bucket.config.ownership ?? 'BucketOwnerEnforced') === 'BucketOwnerEnforced'
  if (!enforced && version.owner !== bucket.config.account && accountOf(call.caller) !== version.owner) {
    throw new AwsError(403, 'AccessDenied', 'Access Denied')
  }
  return version
}

/** What lies in an archive is listed and has headers, and its content is not to be had before it is restored. */
export function refuseArchived({ storageClass }: StoredVersion): void {
  if (storageClass === undefined) return
  const text = "The operation is not valid for the object's storage class"
  throw new AwsError(403, 'InvalidObjectState', text, { StorageClass: storageClass })
}

/** Whether a key exists is told only to those who may list the bucket (S3 API, GetObject, "Permissions"). */
function missing(call: S3Call, bucket: StoredBucket, key: string, versionId: string | null): AwsError {
  if (denialOf(call, { action: 's3:ListBucket', bucket }) !== undefined) {
    return new AwsError(403, 'AccessDenied', 'Access Denied')
  }
  if (versionId === null) return noSuchKey(key)
  const elements = { Key: key, VersionId: versionId }
  return new AwsError(404, 'NoSuchVersion', 'The specified version does not exist.', elements)
}

function behindDeleteMarker(call: S3Call, version: StoredVersion, versionId: string | null): AwsError {
  const headers = { 'x-amz-delete-marker': 'true', ...versionIdHeader(call, version) }
  if (versionId === null) {
    const { status, code, message, elements } = noSuchKey(version.key)
    return new AwsError(status, code, message, elements, headers)
  }
  const elements = { Method: call.request.method, ResourceType: 'DeleteMarker' }
  const text = 'The specified method is not allowed against this resource.'
  return new AwsError(405, 'MethodNotAllowed', text, elements, headers)
}

function headersOf(call: S3Call, version: StoredVersion, whole: boolean): Record<string, string> {
  const checksums = whole && call.request.headers['x-amz-checksum-mode'] === 'ENABLED'
  const own = Object.entries(version.headers).filter(
    ([name]) => checksums || !name.startsWith('x-amz-checksum-'),
  )
  return {
    ...Object.fromEntries(own),
    ...versionHeaders(call, version),
    'Last-Modified': version.lastModified.toUTCString(),
    'Accept-Ranges': 'bytes',
    ...(version.retainUntil === undefined
      ? {}
      : { 'x-amz-object-lock-retain-until-date': version.retainUntil.toISOString() }),
  }
}

/** A byte range as S3 reads it: one only, and what it cannot read it ignores. */
export function rangeOf(
  header: string | undefined,
  size: number,
): { readonly first: number; readonly last: number } | undefined {
  const parts = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (parts === null || (parts[1] === '' && parts[2] === '')) return undefined
  const [, from = '', to = ''] = parts
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (first >= size || first > last) {
    throw new AwsError(
      416,
      'InvalidRange',
      'The requested range is not satisfiable',
      { RangeRequested: header ?? '', ActualObjectSize: String(size) },
      { 'Content-Range': `bytes */${size}` },
    )
  }
  return { first, last }
}
