import type { LabRequest } from '../http/exchange.ts'

export type ObjectOperation =
  | 'GetObject'
  | 'HeadObject'
  | 'PutObject'
  | 'CopyObject'
  | 'DeleteObject'
  | 'CreateMultipartUpload'
  | 'UploadPart'
  | 'UploadPartCopy'
  | 'ListParts'
  | 'CompleteMultipartUpload'
  | 'AbortMultipartUpload'
  | 'GetObjectAcl'
  | 'PutObjectAcl'

export type BucketOperation =
  | 'ListObjects'
  | 'ListObjectsV2'
  | 'ListObjectVersions'
  | 'ListMultipartUploads'
  | 'HeadBucket'
  | 'GetBucketLocation'
  | 'GetBucketVersioning'
  | 'GetBucketAcl'
  | 'DeleteObjects'

export type S3Operation = ObjectOperation | BucketOperation

/** Sub-resources of S3 that the lab does not play. */
const unplayed = [
  'accelerate analytics cors encryption intelligent-tiering inventory lifecycle logging metrics notification',
  'object-lock ownershipControls policy policyStatus publicAccessBlock replication requestPayment tagging website',
  'attributes legal-hold restore retention select torrent',
].flatMap((line) => line.split(' '))

/** Which operation of S3's API a request is; undefined for those that the lab does not play. */
export function s3OperationOf(request: LabRequest, key: string | undefined): S3Operation | undefined {
  if (unplayed.some((name) => request.query.has(name))) return undefined
  return key === undefined ? bucketOperation(request) : objectOperation(request)
}

function bucketOperation({ method, query }: LabRequest): BucketOperation | undefined {
  if (method === 'HEAD') return 'HeadBucket'
  if (method === 'POST' && query.has('delete')) return 'DeleteObjects'
  if (method !== 'GET') return undefined
  if (query.has('location')) return 'GetBucketLocation'
  if (query.has('versioning')) return 'GetBucketVersioning'
  if (query.has('acl')) return 'GetBucketAcl'
  if (query.has('uploads')) return 'ListMultipartUploads'
  if (query.has('versions')) return 'ListObjectVersions'
  return query.get('list-type') === '2' ? 'ListObjectsV2' : 'ListObjects'
}

function objectOperation({ method, query, headers }: LabRequest): ObjectOperation | undefined {
  const copies = headers['x-amz-copy-source'] !== undefined
  switch (method) {
    case 'HEAD':
      return 'HeadObject'
    case 'GET':
      return query.has('uploadId') ? 'ListParts' : query.has('acl') ? 'GetObjectAcl' : 'GetObject'
    case 'PUT':
      if (query.has('partNumber')) return copies ? 'UploadPartCopy' : 'UploadPart'
      return query.has('acl') ? 'PutObjectAcl' : copies ? 'CopyObject' : 'PutObject'
    case 'POST':
      if (query.has('uploads')) return 'CreateMultipartUpload'
      return query.has('uploadId') ? 'CompleteMultipartUpload' : undefined
    case 'DELETE':
      return query.has('uploadId') ? 'AbortMultipartUpload' : 'DeleteObject'
    default:
      return undefined
  }
}
