import { type BucketOutcomes, evidence } from '../evidence.ts'
import { refused, skipped, warned, warnedByAws } from '../outcomes.ts'
import { type Cases, denied, deniedText, noIdentityPolicy, plainlyDenied } from './case.ts'

const arn = (bucket: string) => `arn:aws:s3:::${bucket}`
const object = (bucket: string) => `${arn(bucket)}/k`
const noWrite: BucketOutcomes = {
  's3-read': skipped('s3-write'),
  's3-copy': skipped('s3-write'),
  's3-encryption': skipped('s3-write'),
  's3-object-lock': skipped('s3-delete'),
  's3-delete': skipped('s3-write'),
}
const missingKey = (bucket: string, action: string) =>
  warnedByAws(
    { httpStatus: 403 },
    'AccessDenied',
    deniedText(action, action === 's3:ListBucket' ? arn(bucket) : object(bucket), noIdentityPolicy(action)),
  )

/** Nothing is allowed. */
const everything = (bucket: string): BucketOutcomes => ({
  ...noWrite,
  's3-list': denied('s3:ListBucket', arn(bucket)),
  's3-write': denied('s3:PutObject', object(bucket)),
  's3-multipart': denied('s3:PutObject', object(bucket)),
  's3-missing-key': missingKey(bucket, 's3:GetObject'),
  's3-old-probes': skipped('s3-list'),
})
/** Only the ARN without the slash and the star is in the policy. */
const onlyBucket = (bucket: string): BucketOutcomes => ({
  ...noWrite,
  's3-write': denied('s3:PutObject', object(bucket)),
  's3-multipart': denied('s3:PutObject', object(bucket)),
  's3-read': denied('s3:GetObject', object(bucket)),
})
/** The same, in a bucket that holds nothing to read. */
const onlyBucketEmpty = (bucket: string): BucketOutcomes => ({
  ...onlyBucket(bucket),
  's3-read': skipped('s3-write'),
})
/** Only the ARN with the slash and the star is in the policy. */
const onlyObjects = (bucket: string): BucketOutcomes => ({
  's3-list': denied('s3:ListBucket', arn(bucket)),
  's3-missing-key': missingKey(bucket, 's3:ListBucket'),
  's3-old-probes': skipped('s3-list'),
})
const silent: BucketOutcomes = {
  ...noWrite,
  's3-list': plainlyDenied('ListObjectsV2'),
  's3-write': plainlyDenied('PutObject'),
  's3-multipart': plainlyDenied('CreateMultipartUpload'),
  's3-missing-key': warnedByAws({ httpStatus: 403 }, 'AccessDenied', 'Access Denied'),
  's3-old-probes': skipped('s3-list'),
}
const oldObject = {
  ...plainlyDenied<{ of: 'probe' | 'existing-object'; bytes: number }>('GetObject'),
  facts: { of: 'existing-object' },
} as const
const leftover = (bucket: string, part: string) => ({
  bucket,
  key: `gitlab-iam-doctor/run-1/${part}`,
  why: 'DeleteObject: denied',
  command: `aws s3api delete-object --bucket ${bucket} --key gitlab-iam-doctor/run-1/${part}`,
})
const twelve =
  'registry lfs artifacts uploads packages mr-diffs terraform-state ci-secure-files pages backups tmp dependency-proxy'
    .split(' ')
    .map((name) => `gitlab-${name}`)
const all = (outcomes: (bucket: string) => BucketOutcomes) =>
  evidence({ buckets: Object.fromEntries(twelve.map((name) => [name, outcomes(name)])) })

export const missing: Cases = {
  'identity-policy-missing': {
    matches: [
      {
        story: 'nothing is allowed in twelve buckets',
        evidence: all(everything),
        says: ['12 buckets', '"likely"', 'put-role-policy --role-name gitlab', 'arn:aws:s3:::gitlab-tmp/*'],
      },
    ],
    nearMisses: [
      {
        story: 'one bucket works',
        evidence: evidence({ buckets: { a: everything('a'), b: {} } }),
        finds: ['identity-policy-lacks-bucket'],
      },
      { story: 'everything works', evidence: all(() => ({})), finds: [] },
    ],
  },
  'identity-policy-lacks-bucket': {
    matches: [
      {
        story: 'two of three are left out',
        evidence: evidence({ buckets: { a: everything('a'), b: everything('b'), c: {} } }),
        says: ['leaves out 2 buckets', '"certain"', 'arn:aws:s3:::a/*', '"targets":["a","b"]'],
      },
    ],
    nearMisses: [
      {
        story: 'all are left out',
        evidence: evidence({ buckets: { a: everything('a'), b: everything('b') } }),
        finds: ['identity-policy-missing'],
      },
      {
        story: 'AWS gives no reason',
        evidence: evidence({ buckets: { a: silent, b: {} } }),
        finds: ['bucket-owned-by-another-account'],
      },
    ],
  },
  'identity-policy-object-arn-missing': {
    matches: [
      {
        story: 'twelve buckets without /* are one cause',
        evidence: all(onlyBucket),
        says: ['12 buckets', 'no \\"/*\\"', 'arn:aws:s3:::gitlab-registry/*', '"likely"'],
      },
      {
        story: 'the empty ones join those with something to read',
        evidence: evidence({ buckets: { a: onlyBucket('a'), b: onlyBucketEmpty('b') } }),
        says: ['"targets":["a","b"]'],
      },
      {
        story: 'without a reason, by the pattern alone',
        evidence: evidence({
          buckets: {
            a: {
              ...noWrite,
              's3-write': plainlyDenied('PutObject'),
              's3-multipart': plainlyDenied('CreateMultipartUpload'),
              's3-read': plainlyDenied('GetObject'),
            },
          },
        }),
        says: ['"possible"', 'AWS gave no reason'],
      },
    ],
    nearMisses: [
      {
        story: 'only writing could be asked',
        evidence: evidence({ buckets: { a: onlyBucketEmpty('a') } }),
        finds: ['identity-policy-missing-action'],
      },
      {
        story: 'one action is missing, the others work',
        evidence: evidence({ buckets: { a: { 's3-delete': denied('s3:DeleteObject', object('a')) } } }),
        finds: ['identity-policy-missing-action'],
      },
    ],
  },
  'identity-policy-bucket-arn-missing': {
    matches: [
      {
        story: 'twelve buckets of which only the objects are named',
        evidence: all(onlyObjects),
        says: ['"s3:ListBucket"', '403 instead of 404'],
      },
      {
        story: 'without a reason, by the pattern alone',
        evidence: evidence({
          buckets: {
            a: {
              ...onlyObjects('a'),
              's3-list': plainlyDenied('ListObjectsV2'),
              's3-missing-key': warnedByAws({ httpStatus: 403 }, 'AccessDenied', 'Access Denied'),
            },
          },
        }),
        says: ['"possible"'],
      },
    ],
    nearMisses: [
      {
        story: 'the objects are denied as well',
        evidence: evidence({ buckets: { a: everything('a'), b: {} } }),
        finds: ['identity-policy-lacks-bucket'],
      },
    ],
  },
  'identity-policy-missing-action': {
    matches: [
      {
        story: 'deleting is missing in twelve buckets, and the probes stay',
        evidence: evidence({
          buckets: Object.fromEntries(
            twelve.map((name) => [name, { 's3-delete': denied('s3:DeleteObject', object(name)) }]),
          ),
          checks: {
            'probe-cleanup': warned(
              {
                removed: 0,
                leftovers: twelve.flatMap((name) => [leftover(name, 'probe'), leftover(name, 'copy')]),
              },
              'leftovers',
            ),
          },
        }),
        says: [
          'lacks s3:DeleteObject',
          'aws s3 rm --recursive s3://gitlab-uploads/gitlab-iam-doctor/run-1/',
          '"check":"probe-cleanup"',
        ],
      },
      {
        story: 'different actions in different buckets are different causes',
        evidence: evidence({
          buckets: {
            a: { 's3-delete': denied('s3:DeleteObject', object('a')) },
            b: { 's3-write': denied('s3:PutObject', object('b')) },
          },
        }),
        finds: ['identity-policy-missing-action', 'identity-policy-missing-action'],
      },
      {
        story: 'AWS names the operation where the action belongs',
        evidence: evidence({ buckets: { a: { 's3-copy': denied('s3:CopyObject', object('a')) } } }),
        says: ['s3:GetObject and s3:PutObject'],
      },
    ],
    nearMisses: [
      {
        story: 'denied, not missing',
        evidence: evidence({
          buckets: {
            a: {
              's3-delete': denied(
                's3:DeleteObject',
                object('a'),
                'with an explicit deny in an identity-based policy',
              ),
            },
          },
        }),
        finds: ['identity-policy-denies'],
      },
      {
        story: 'no reason given',
        evidence: evidence({ buckets: { a: { 's3-delete': plainlyDenied('DeleteObject') } } }),
        finds: ['access-denied-without-reason'],
      },
    ],
  },
  'bucket-owned-by-another-account': {
    matches: [
      {
        story: 'one bucket is silent, the other works',
        evidence: evidence({ buckets: { a: silent, b: {} } }),
        says: [
          'seems to belong to another account',
          '--expected-bucket-owner 111122223333',
          '"attachTo":"bucket"',
          '"attachTo":"role-permissions"',
        ],
      },
      {
        story: 'a name that nobody may use',
        evidence: evidence({
          buckets: {
            a: { 's3-list': refused('AllAccessDisabled', 'All access to this object has been disabled') },
          },
        }),
      },
    ],
    nearMisses: [
      {
        story: 'every bucket is silent',
        evidence: evidence({ buckets: { a: silent, b: silent } }),
        finds: ['access-denied-without-reason'],
      },
    ],
  },
  'object-owned-by-another-account': {
    matches: [
      {
        story: 'the probe is read, the old backup is not',
        evidence: evidence({ buckets: { a: { 's3-read': oldObject }, b: {} } }),
        says: ['"likely"', 'BucketOwnerEnforced', '"targets":["a"]'],
      },
    ],
    nearMisses: [
      {
        story: 'AWS says that the policy lacks it',
        evidence: evidence({
          buckets: {
            a: { 's3-read': { ...denied('s3:GetObject', object('a')), facts: { of: 'existing-object' } } },
          },
        }),
        finds: ['identity-policy-missing-action'],
      },
      {
        story: 'reading was never seen to work',
        evidence: evidence({
          buckets: {
            a: {
              ...noWrite,
              's3-write': plainlyDenied('PutObject'),
              's3-multipart': skipped('x'),
              's3-read': oldObject,
            },
          },
        }),
        finds: ['identity-policy-object-arn-missing'],
      },
    ],
  },
  'access-denied-without-reason': {
    matches: [
      {
        story: 'every bucket, every operation',
        evidence: all(() => silent),
        says: ['"possible"', 'VPC endpoint', 'Every access is denied'],
      },
      {
        story: 'only writing: the key, the header or the policy',
        evidence: evidence({
          buckets: {
            a: {
              ...noWrite,
              's3-write': plainlyDenied('PutObject'),
              's3-read': {
                status: 'pass',
                message: 'read',
                facts: { of: 'existing-object', bytes: 1 },
              },
            },
          },
        }),
        says: ['kms:GenerateDataKey', 'encryption header'],
      },
      {
        story: 'another server',
        evidence: evidence({
          buckets: {
            a: {
              's3-delete': {
                ...refused('AccessDenied', 'Access Denied.', { operation: 'DeleteObject' }),
                aws: {
                  service: 's3',
                  operation: 'DeleteObject',
                  endpoint: 'minio.example.com',
                  code: 'AccessDenied',
                  server: 'MinIO',
                },
              },
            },
          },
        }),
        says: ['calls itself MinIO'],
      },
    ],
    nearMisses: [
      { story: 'a reason is given', evidence: all(everything), finds: ['identity-policy-missing'] },
    ],
  },
}
