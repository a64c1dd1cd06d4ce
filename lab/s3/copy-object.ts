import { type Answer, AwsError, decodePath } from '../http/exchange.ts'
import { etagOf } from '../ids.ts'
import { authorize, type S3Call } from './call.ts'
import { encryptionOf, useKey } from './encryption.ts'
import { keptHeaders, ownerOfWrite, versionHeaders } from './object-headers.ts'
import { refuseUnlessWritable } from './preconditions.ts'
import { readableVersion, refuseArchived } from './read-object.ts'
import { addVersion, type StoredVersion } from './storage.ts'
import { xmlAnswer } from './xml-answer.ts'

export function copyObject(call: S3Call): Answer {
  const { bucket, key, request } = call
  const source = sourceOf(call)
  refuseArchived(source)
  authorize(call, { action: 's3:PutObject', key })
  const replaces = request.headers['x-amz-metadata-directive'] === 'REPLACE'
  const recrypts = request.headers['x-amz-server-side-encryption'] !== undefined
  if (source === bucket.versions.get(key)?.[0] && !replaces && !recrypts) {
    throw new AwsError(
      400,
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    )
  }
  const owner = ownerOfWrite(call)
  const encryption = encryptionOf(call)
  useKey(call, 'kms:GenerateDataKey', encryption)
  refuseUnlessWritable(call)
  const version = addVersion(bucket, {
    ...{ key, owner, encryption, deleteMarker: false },
    body: source.body,
    etag: etagOf(source.body),
    lastModified: call.aws.now(),
    headers: replaces ? keptHeaders(call) : source.headers,
  })
  const { ETag = '', ...headers } = versionHeaders(call, version)
  return xmlAnswer('CopyObjectResult', { LastModified: version.lastModified, ETag }, headers)
}

/** The object named by x-amz-copy-source (`bucket/key`, perhaps `?versionId=`), if the caller may read it. */
export function sourceOf(call: S3Call): StoredVersion {
  const header = call.request.headers['x-amz-copy-source'] ?? ''
  const [path = '', query = ''] = header.split('?')
  const source = decodePath(path).replace(/^\//, '')
  const slash = source.indexOf('/')
  if (slash <= 0) {
    throw new AwsError(
      400,
      'InvalidArgument',
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
      { ArgumentName: 'x-amz-copy-source', ArgumentValue: header },
    )
  }
  const name = source.slice(0, slash)
  const bucket = call.aws.storage.get(name)
  if (bucket === undefined) {
    throw new AwsError(404, 'NoSuchBucket', 'The specified bucket does not exist', { BucketName: name })
  }
  const key = source.slice(slash + 1)
  const versionId = new URLSearchParams(query).get('versionId')
  const version = readableVersion(call, bucket, key, versionId)
  useKey({ ...call, bucket }, 'kms:Decrypt', version.encryption, key)
  return version
}
