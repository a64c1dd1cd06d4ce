import type { Aws } from '../aws.ts'
import { AwsError, type LabRequest } from '../http/exchange.ts'
import type { S3Address } from './address.ts'
import type { StoredBucket } from './storage.ts'

/** The bucket of a request, if this region has it; else S3's way of sending the caller elsewhere. */
export function findBucket(
  { storage }: Aws,
  { headers, path }: LabRequest,
  { bucket: name = '', style, suffix, region: named, onlyRegion }: S3Address,
  servingRegion: string,
): StoredBucket {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) {
    throw new AwsError(400, 'InvalidBucketName', 'The specified bucket is not valid.', { BucketName: name })
  }
  const bucket = storage.get(name)
  if (bucket === undefined) {
    throw new AwsError(404, 'NoSuchBucket', 'The specified bucket does not exist', { BucketName: name })
  }
  const { region, account, justCreated } = bucket.config
  if (justCreated && named === undefined && region !== 'us-east-1') throw sentOn(bucket, suffix, path)
  if (region !== servingRegion && !onlyRegion) {
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

/** While DNS does not know a new bucket yet (Amazon S3 User Guide, "Request redirection and the REST API"). */
function sentOn({ name, config }: StoredBucket, suffix: string, path: string): AwsError {
  const Endpoint = `${name}.s3.${config.region}.${suffix}`
  return new AwsError(
    307,
    'TemporaryRedirect',
    'Please re-send this request to the specified temporary endpoint. Continue to use the original request endpoint for future requests.',
    { Endpoint, Bucket: name },
    { Location: `https://${Endpoint}${path}`, 'x-amz-bucket-region': config.region },
  )
}
