import { type BucketOutcomes, evidence } from '../evidence.ts'
import { skipped, warnedByAws } from '../outcomes.ts'
import { denied, deniedText, noIdentityPolicy, plainlyDenied } from './case.ts'

/** The pictures that denials draw in the probes of a bucket. */

export const arn = (bucket: string) => `arn:aws:s3:::${bucket}`
export const object = (bucket: string) => `${arn(bucket)}/k`
export const noWrite: BucketOutcomes = {
  's3-read': skipped('s3-write'),
  's3-copy': skipped('s3-write'),
  's3-encryption': skipped('s3-write'),
  's3-object-lock': skipped('s3-delete'),
  's3-delete': skipped('s3-write'),
}
export const missingKey = (bucket: string, action: string) =>
  warnedByAws(
    { httpStatus: 403 },
    'AccessDenied',
    deniedText(action, action === 's3:ListBucket' ? arn(bucket) : object(bucket), noIdentityPolicy(action)),
  )

/** Nothing is allowed. */
export const everything = (bucket: string): BucketOutcomes => ({
  ...noWrite,
  's3-list': denied('s3:ListBucket', arn(bucket)),
  's3-write': denied('s3:PutObject', object(bucket)),
  's3-multipart': denied('s3:PutObject', object(bucket)),
  's3-missing-key': missingKey(bucket, 's3:GetObject'),
  's3-old-probes': skipped('s3-list'),
})
/** Only the ARN without the slash and the star is in the policy. */
export const onlyBucket = (bucket: string): BucketOutcomes => ({
  ...noWrite,
  's3-write': denied('s3:PutObject', object(bucket)),
  's3-multipart': denied('s3:PutObject', object(bucket)),
  's3-read': denied('s3:GetObject', object(bucket)),
})
/** The same, in a bucket that holds nothing to read. */
export const onlyBucketEmpty = (bucket: string): BucketOutcomes => ({
  ...onlyBucket(bucket),
  's3-read': skipped('s3-write'),
})
/** Only the ARN with the slash and the star is in the policy. */
export const onlyObjects = (bucket: string): BucketOutcomes => ({
  's3-list': denied('s3:ListBucket', arn(bucket)),
  's3-missing-key': missingKey(bucket, 's3:ListBucket'),
  's3-old-probes': skipped('s3-list'),
})
export const silent: BucketOutcomes = {
  ...noWrite,
  's3-list': plainlyDenied('ListObjectsV2'),
  's3-write': plainlyDenied('PutObject'),
  's3-multipart': plainlyDenied('CreateMultipartUpload'),
  's3-missing-key': warnedByAws({ httpStatus: 403 }, 'AccessDenied', 'Access Denied'),
  's3-old-probes': skipped('s3-list'),
}
export const oldObject = {
  ...plainlyDenied<{ of: 'probe' | 'existing-object'; bytes: number }>('GetObject'),
  facts: { of: 'existing-object' },
} as const
export const leftover = (bucket: string, part: string) => ({
  bucket,
  key: `gitlab-iam-doctor/run-1/${part}`,
  why: 'DeleteObject: denied',
  command: `aws s3api delete-object --bucket ${bucket} --key gitlab-iam-doctor/run-1/${part}`,
})
export const twelve =
  'registry lfs artifacts uploads packages mr-diffs terraform-state ci-secure-files pages backups tmp dependency-proxy'
    .split(' ')
    .map((name) => `gitlab-${name}`)
export const all = (outcomes: (bucket: string) => BucketOutcomes) =>
  evidence({ buckets: Object.fromEntries(twelve.map((name) => [name, outcomes(name)])) })
