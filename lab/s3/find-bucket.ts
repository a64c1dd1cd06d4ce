import type { Aws } from '../aws.ts'
import { AwsError, type LabRequest } from '../http/exchange.ts'
import type { S3Address } from './address.ts'
import type { StoredBucket } from './storage.ts'

/** The bucket of a request, if this region has it; else S3's way of sending the caller elsewhere. */
export function findBucket(
  { storage }: Aws,
  { headers }: LabRequest,
  { bucket: name = '', style, suffix }: S3Address,
  servingRegion: string,
): StoredBucket {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) {
    throw new AwsError(400, 'InvalidBucketName', 'The specified bucket is not valid.', { BucketName: name })
  }
  const bucket = storage.get(name)
  if (bucket === undefined) {
    throw new AwsError(404, 'NoSuchBucket', 'The specified bucket does not exist', { BucketName: name })
  }
  const { region, account } = bucket.config
  if (region !== servingRegion) {
    const endpoint = `s3.${region}.${suffix}`
    throw new AwsError(
      301,
      'PermanentRedirect',
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
      { Endpoint: style === 'path' ? endpoint : `${name}.${endpoint}`, Bucket: name },
      { 'x-amz-bucket-region': region },
    )
  }
  const expected = headers['x-amz-expected-bucket-owner']
  if (expected !== undefined && expected !== account) throw new AwsError(403, 'AccessDenied', 'Access Denied')
  return bucket
}
