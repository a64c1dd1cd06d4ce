import type { RequestContext } from '../../src/policy/request.ts'
import { type Answer, AwsError } from '../http/exchange.ts'
import { etagOf, opaqueId } from '../ids.ts'
import { authorize, type S3Call } from './call.ts'
import { sourceOf } from './copy-object.ts'
import { encryptionHeaders, encryptionOf, useKey } from './encryption.ts'
import { keptHeaders, ownerOfWrite } from './object-headers.ts'
import { rangeOf } from './read-object.ts'
import { keepingContext } from './request-context.ts'
import type { Part, Upload } from './storage.ts'
import { xmlAnswer } from './xml-answer.ts'

export function createMultipartUpload(call: S3Call): Answer {
  const { bucket, key } = call
  authorize(call, { action: 's3:PutObject', key })
  const owner = ownerOfWrite(call)
  const encryption = encryptionOf(call)
  useKey(call, 'kms:GenerateDataKey', encryption)
  const upload: Upload = {
    ...{ key, owner, encryption },
    id: opaqueId(96),
    startedAt: call.aws.now(),
    keeping: keepingContext(call),
    headers: keptHeaders(call),
    parts: new Map(),
  }
  bucket.uploads.set(upload.id, upload)
  return xmlAnswer(
    'InitiateMultipartUploadResult',
    { Bucket: bucket.name, Key: key, UploadId: upload.id },
    encryptionHeaders(call, encryption),
  )
}

/**
 * Parts carry no encryption headers: a bucket policy that demands them is met by the request that began the upload, or
 * the AWS CLI could upload nothing large under such a policy.
 */
export function contextOfUpload({ request, bucket }: S3Call): RequestContext {
  return bucket.uploads.get(request.query.get('uploadId') ?? '')?.keeping ?? {}
}

/** KMS must decrypt the upload's data key for every part (S3 User Guide, "Troubleshoot 403", KMS section). */
export function uploadPart(call: S3Call, checksums: Readonly<Record<string, string>>): Answer {
  authorize(call, { action: 's3:PutObject', key: call.key, context: contextOfUpload(call) })
  const upload = uploadOf(call)
  useKey(call, 'kms:Decrypt', upload.encryption)
  const part = addPart(call, upload, call.body)
  const headers = { ETag: `"${part.etag}"`, ...encryptionHeaders(call, upload.encryption), ...checksums }
  return { status: 200, headers }
}

export function uploadPartCopy(call: S3Call): Answer {
  const source = sourceOf(call)
  authorize(call, { action: 's3:PutObject', key: call.key })
  const upload = uploadOf(call)
  useKey(call, 'kms:Decrypt', upload.encryption)
  const range = rangeOf(call.request.headers['x-amz-copy-source-range'], source.body.length)
  const body = range === undefined ? source.body : source.body.subarray(range.first, range.last + 1)
  const part = addPart(call, upload, body)
  return xmlAnswer('CopyPartResult', { LastModified: part.lastModified, ETag: `"${part.etag}"` })
}

export function listParts(call: S3Call): Answer {
  authorize(call, { action: 's3:ListMultipartUploadParts', key: call.key })
  const upload = uploadOf(call)
  const parts = [...upload.parts.values()].sort((a, b) => a.number - b.number)
  return xmlAnswer('ListPartsResult', {
    Bucket: call.bucket.name,
    Key: call.key,
    UploadId: upload.id,
    PartNumberMarker: 0,
    NextPartNumberMarker: parts.at(-1)?.number ?? 0,
    MaxParts: 1000,
    IsTruncated: false,
    StorageClass: 'STANDARD',
    Part: parts.map(({ number, etag, body, lastModified }) => ({
      PartNumber: number,
      LastModified: lastModified,
      ETag: `"${etag}"`,
      Size: body.length,
    })),
  })
}

export function abortMultipartUpload(call: S3Call): Answer {
  authorize(call, { action: 's3:AbortMultipartUpload', key: call.key })
  call.bucket.uploads.delete(uploadOf(call).id)
  return { status: 204 }
}

/** The upload that the query names; it must be of this key. */
export function uploadOf({ request, bucket, key }: S3Call): Upload {
  const id = request.query.get('uploadId') ?? ''
  const upload = bucket.uploads.get(id)
  if (upload?.key === key) return upload
  throw new AwsError(
    404,
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { UploadId: id },
  )
}

function addPart({ aws, request }: S3Call, { parts }: Upload, body: Buffer): Part {
  const number = Number(request.query.get('partNumber'))
  if (!Number.isInteger(number) || number < 1 || number > 10_000) {
    throw new AwsError(
      400,
      'InvalidArgument',
      'Part number must be an integer between 1 and 10000, inclusive',
      { ArgumentName: 'partNumber', ArgumentValue: request.query.get('partNumber') ?? '' },
    )
  }
  const part: Part = { number, body, etag: etagOf(body), lastModified: aws.now() }
  parts.set(number, part)
  return part
}
