import { evidence } from '../evidence.ts'
import { passed, skipped } from '../outcomes.ts'
import { type Cases, denied, plainlyDenied } from './case.ts'
import { oldObject } from './shapes.ts'

const BY_BUCKET = 'with an explicit deny in a resource-based policy'
const writing = (reason: string) => denied('s3:PutObject', 'arn:aws:s3:::a/k', reason)
const follows = {
  's3-multipart': skipped('s3-write'),
  's3-copy': skipped('s3-write'),
  's3-delete': skipped('s3-write'),
  's3-encryption': skipped('s3-write'),
} as const

const KMS = { name: 'x-amz-server-side-encryption', value: 'aws:kms' } as const
const AES = { name: 'x-amz-server-side-encryption', value: 'AES256' } as const
const OWNER = { name: 'x-amz-acl', value: 'bucket-owner-full-control' } as const
const NO_ACL = { name: 'x-amz-acl' } as const

/** What was tried in vain. */
const inVain = passed({ tried: [[AES], [OWNER], [KMS]] })

export const uploadHeaders: Cases = {
  'upload-encryption-decides': {
    matches: [
      {
        story: 'the bucket takes only uploads that ask for SSE-KMS',
        evidence: evidence({
          buckets: {
            a: {
              ...follows,
              's3-write': writing(BY_BUCKET),
              's3-write-headers': passed({ tried: [[AES]], accepted: [KMS] }),
            },
          },
        }),
        says: [
          '"certain"',
          'with x-amz-server-side-encryption: aws:kms',
          'An Allow will not help',
          'put-bucket-encryption --bucket a',
        ],
      },
      {
        story: 'AWS gives no reason, and a client is told to ask for an encryption that is not wanted',
        evidence: evidence({
          buckets: {
            a: {
              ...follows,
              's3-write': plainlyDenied('PutObject'),
              's3-write-headers': passed({
                tried: [],
                accepted: [{ name: 'x-amz-server-side-encryption' }],
              }),
            },
          },
        }),
        says: ['without x-amz-server-side-encryption', 'Take the setting out'],
      },
      {
        story: 'with the header KMS is next to deny',
        evidence: evidence({
          buckets: {
            a: {
              ...follows,
              's3-write': writing(BY_BUCKET),
              's3-write-headers': passed({
                tried: [[AES]],
                accepted: [KMS],
                nextDenied: 'not authorized to perform: kms:GenerateDataKey',
              }),
            },
          },
        }),
        says: [
          'gets past the policy that denies it',
          'kms:GenerateDataKey',
          'get-bucket-encryption --bucket a',
        ],
      },
      {
        story: 'another key than the configured one is wanted',
        evidence: evidence({
          buckets: {
            a: {
              ...follows,
              's3-write': writing(BY_BUCKET),
              's3-write-headers': passed({
                tried: [],
                accepted: [{ name: 'x-amz-server-side-encryption-aws-kms-key-id' }],
              }),
            },
          },
        }),
        says: ['s3:x-amz-server-side-encryption-aws-kms-key-id', 'the key that the policy names'],
      },
      {
        story: 'an encryption and a list are wanted together',
        evidence: evidence({
          buckets: {
            a: {
              ...follows,
              's3-write': writing(BY_BUCKET),
              's3-write-headers': passed({ tried: [[AES], [OWNER]], accepted: [AES, OWNER] }),
            },
          },
        }),
        says: ['with x-amz-server-side-encryption: AES256, with x-amz-acl: bucket-owner-full-control'],
      },
    ],
    nearMisses: [
      {
        story: 'no header makes a difference',
        evidence: evidence({
          buckets: { a: { ...follows, 's3-write': writing(BY_BUCKET), 's3-write-headers': inVain } },
        }),
        finds: ['bucket-policy-denies'],
      },
      {
        story: "it is the organization's policy that wants the header",
        evidence: evidence({
          buckets: {
            a: {
              ...follows,
              's3-write': writing('with an explicit deny in a service control policy'),
              's3-write-headers': passed({ tried: [], accepted: [AES] }),
            },
          },
        }),
        finds: ['service-control-policy-denies'],
      },
    ],
  },
  'upload-acl-decides': {
    matches: [
      {
        story: 'the registry sends a list and may not',
        evidence: evidence({
          buckets: {
            a: {
              ...follows,
              's3-write': plainlyDenied('PutObject'),
              's3-write-headers': passed({ tried: [], accepted: [NO_ACL] }),
            },
          },
        }),
        says: ['"likely"', 's3:PutObjectAcl', '"attachTo":"bucket"', '"attachTo":"role-permissions"'],
      },
      {
        story: 'the bucket policy wants a list that gives the owner full control',
        evidence: evidence({
          buckets: {
            a: {
              ...follows,
              's3-write': writing(BY_BUCKET),
              's3-write-headers': passed({ tried: [[AES]], accepted: [OWNER] }),
            },
          },
        }),
        says: ['"certain"', 'bucket-owner-full-control', 'BucketOwnerEnforced', 'An Allow will not help'],
      },
    ],
    nearMisses: [
      {
        story: 'AWS names s3:PutObjectAcl itself',
        evidence: evidence({
          buckets: {
            a: {
              ...follows,
              's3-write': denied(
                's3:PutObjectAcl',
                'arn:aws:s3:::a/k',
                'because no identity-based policy allows the s3:PutObjectAcl action',
              ),
              's3-write-headers': skipped('s3-write', 'not-applicable'),
            },
          },
        }),
        finds: ['identity-policy-missing-action'],
      },
    ],
  },
  'other-account-lacks-allow': {
    matches: [
      {
        story: "listing is allowed, writing is denied in silence, and the bucket is not the account's own",
        evidence: evidence({
          buckets: {
            a: {
              ...follows,
              's3-write': plainlyDenied('PutObject'),
              's3-write-headers': inVain,
              's3-bucket-owner': passed({ account: '111122223333', isOwner: false }),
            },
          },
        }),
        says: [
          '"likely"',
          'account 111122223333 owns the bucket',
          '"attachTo":"bucket"',
          '"attachTo":"role-permissions"',
        ],
      },
    ],
    nearMisses: [
      {
        story: "the bucket is the account's own",
        evidence: evidence({
          buckets: {
            a: {
              ...follows,
              's3-write': plainlyDenied('PutObject'),
              's3-write-headers': inVain,
              's3-bucket-owner': passed({ account: '111122223333', isOwner: true }),
            },
          },
        }),
        finds: ['access-denied-without-reason'],
      },
      {
        story: 'only an older object is denied: what differs is the object',
        evidence: evidence({
          buckets: {
            a: {
              's3-read': oldObject,
              's3-bucket-owner': passed({ account: '111122223333', isOwner: false }),
            },
            b: {},
          },
        }),
        finds: ['object-owned-by-another-account'],
      },
      {
        story: 'AWS says that the bucket policy lacks it',
        evidence: evidence({
          buckets: {
            a: {
              ...follows,
              's3-write': writing('because no resource-based policy allows the s3:PutObject action'),
            },
          },
        }),
        finds: ['bucket-policy-lacks-allow'],
      },
    ],
  },
}
