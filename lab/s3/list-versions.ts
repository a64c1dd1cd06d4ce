import type { Answer } from '../http/exchange.ts'
import { canonicalUserId } from '../ids.ts'
import { authorize, type S3Call } from './call.ts'
import { byKey, encoderOf, maxItemsOf, pageOf } from './page.ts'
import type { StoredVersion } from './storage.ts'
import { xmlAnswer } from './xml-answer.ts'

/** Versions and delete markers. A page ends between keys, never between the versions of one. */
export function listObjectVersions(call: S3Call): Answer {
  authorize(call, { action: 's3:ListBucketVersions' })
  const { request, bucket } = call
  const encode = encoderOf(request)
  const prefix = request.query.get('prefix') ?? ''
  const delimiter = request.query.get('delimiter') ?? ''
  const after = request.query.get('key-marker') ?? ''
  const maxItems = maxItemsOf(request, 'max-keys')
  const keys = [...bucket.versions].map(([key, versions]) => ({ key, versions })).sort(byKey)
  const page = pageOf(keys, { prefix, delimiter, after, maxItems })
  const versions = page.items.flatMap((item) => item.versions)
  const describe = (version: StoredVersion) => ({
    Key: encode(version.key),
    VersionId: version.versionId,
    IsLatest: bucket.versions.get(version.key)?.[0] === version,
    LastModified: version.lastModified,
    Owner: { ID: canonicalUserId(version.owner) },
  })
  return xmlAnswer('ListVersionsResult', {
    Name: bucket.name,
    Prefix: encode(prefix),
    KeyMarker: encode(after),
    VersionIdMarker: '',
    NextKeyMarker: page.isTruncated ? encode(page.last) : undefined,
    MaxKeys: maxItems,
    EncodingType: request.query.get('encoding-type') ?? undefined,
    IsTruncated: page.isTruncated,
    Version: versions
      .filter(({ deleteMarker }) => !deleteMarker)
      .map((version) => ({
        ...describe(version),
        ETag: `"${version.etag}"`,
        Size: version.body.length,
        StorageClass: version.storageClass ?? 'STANDARD',
      })),
    DeleteMarker: versions.filter(({ deleteMarker }) => deleteMarker).map(describe),
    CommonPrefixes: page.commonPrefixes.map((common) => ({ Prefix: encode(common) })),
  })
}

export function listMultipartUploads(call: S3Call): Answer {
  authorize(call, { action: 's3:ListBucketMultipartUploads' })
  const { request, bucket } = call
  const encode = encoderOf(request)
  const prefix = request.query.get('prefix') ?? ''
  const delimiter = request.query.get('delimiter') ?? ''
  const after = request.query.get('key-marker') ?? ''
  const maxItems = maxItemsOf(request, 'max-uploads')
  const uploads = [...bucket.uploads.values()].sort(byKey)
  const page = pageOf(uploads, { prefix, delimiter, after, maxItems })
  return xmlAnswer('ListMultipartUploadsResult', {
    Bucket: bucket.name,
    KeyMarker: encode(after),
    UploadIdMarker: '',
    NextKeyMarker: page.isTruncated ? encode(page.last) : undefined,
    Prefix: encode(prefix),
    MaxUploads: maxItems,
    EncodingType: request.query.get('encoding-type') ?? undefined,
    IsTruncated: page.isTruncated,
    Upload: page.items.map((upload) => ({
      Key: encode(upload.key),
      UploadId: upload.id,
      Initiator: { ID: canonicalUserId(upload.owner) },
      Owner: { ID: canonicalUserId(upload.owner) },
      StorageClass: 'STANDARD',
      Initiated: upload.startedAt,
    })),
    CommonPrefixes: page.commonPrefixes.map((common) => ({ Prefix: encode(common) })),
  })
}
