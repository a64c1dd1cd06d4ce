import { evidence } from '../evidence.ts'
import { passed, refused, skipped } from '../outcomes.ts'
import { type Cases, denied, plainlyDenied } from './case.ts'
import { all, everything, noWrite, object, oldObject, silent } from './shapes.ts'

/** Everything is denied in these words. */
function saying(words: string) {
  return {
    's3-list': refused('AccessDenied', words, { operation: 'ListObjectsV2' }),
    's3-write': refused('AccessDenied', words),
    's3-multipart': refused('AccessDenied', words, { operation: 'CreateMultipartUpload' }),
    's3-read': skipped('s3-write'),
    's3-copy': skipped('s3-write'),
    's3-delete': skipped('s3-write'),
    's3-encryption': skipped('s3-write'),
  } as const
}

export const silence: Cases = {
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
      {
        story: 'one bucket gives a reason of its own, in words that nobody knows',
        evidence: evidence({
          buckets: { a: saying('Mfa Authentication must be used for this request'), b: {} },
        }),
        finds: ['unexplained-failure'],
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
        story: 'S3 is reached through an interface endpoint of the VPC',
        evidence: all((bucket) => ({
          ...silent,
          's3-endpoint': passed({
            host: `${bucket}.s3.eu-central-1.amazonaws.com`,
            port: 443,
            address: '10.0.12.7',
            privateAddress: true,
            stagesMs: {},
            region: 'eu-central-1',
            signingRegion: 'eu-central-1',
          }),
        })),
        says: ['private address 10.0.12.7', '1. The policy of the VPC endpoint for S3'],
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
