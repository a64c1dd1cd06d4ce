import type { Answer } from '../http/exchange.ts'
import type { XmlChildren } from '../http/xml.ts'
import { canonicalUserId } from '../ids.ts'
import { authorize, type S3Call } from './call.ts'
import { byKey, encoderOf, maxItemsOf, type Page, pageOf } from './page.ts'
import type { StoredVersion } from './storage.ts'
import { xmlAnswer } from './xml-answer.ts'

export function listObjectsV2(call: S3Call): Answer {
  const { query } = call.request
  const token = query.get('continuation-token')
  const startAfter = query.get('start-after')
  const after = token === null ? (startAfter ?? '') : Buffer.from(token, 'base64url').toString('utf8')
  const { page, children } = list(call, after, query.get('fetch-owner') === 'true')
  const encode = encoderOf(call.request)
  return xmlAnswer('ListBucketResult', {
    ...children,
    KeyCount: page.items.length + page.commonPrefixes.length,
    ContinuationToken: token ?? undefined,
    NextContinuationToken: page.isTruncated ? Buffer.from(page.last).toString('base64url') : undefined,
    StartAfter: startAfter === null ? undefined : encode(startAfter),
  })
}

export function listObjects(call: S3Call): Answer {
  const { query } = call.request
  const marker = query.get('marker') ?? ''
  const { page, children } = list(call, marker, true)
  const encode = encoderOf(call.request)
  return xmlAnswer('ListBucketResult', {
    ...children,
    Marker: encode(marker),
    NextMarker: page.isTruncated && query.get('delimiter') ? encode(page.last) : undefined,
  })
}

function list(call: S3Call, after: string, withOwner: boolean) {
  authorize(call, { action: 's3:ListBucket' })
  const { request, bucket } = call
  const prefix = request.query.get('prefix') ?? ''
  const delimiter = request.query.get('delimiter') ?? ''
  const maxItems = maxItemsOf(request, 'max-keys')
  const present = [...bucket.versions.values()].flatMap(([newest]) =>
    newest === undefined || newest.deleteMarker ? [] : [newest],
  )
  const page: Page<StoredVersion> = pageOf(present.sort(byKey), { prefix, delimiter, after, maxItems })
  const encode = encoderOf(request)
  const children: XmlChildren = {
    Name: bucket.name,
    Prefix: encode(prefix),
    MaxKeys: maxItems,
    Delimiter: delimiter === '' ? undefined : encode(delimiter),
    EncodingType: request.query.get('encoding-type') ?? undefined,
    IsTruncated: page.isTruncated,
    Contents: page.items.map((version) => ({
      Key: encode(version.key),
      LastModified: version.lastModified,
      ETag: `"${version.etag}"`,
      Size: version.body.length,
      StorageClass: version.storageClass ?? 'STANDARD',
      ...(withOwner ? { Owner: { ID: canonicalUserId(version.owner) } } : {}),
    })),
    CommonPrefixes: page.commonPrefixes.map((common) => ({ Prefix: encode(common) })),
  }
  return { page, children }
}
