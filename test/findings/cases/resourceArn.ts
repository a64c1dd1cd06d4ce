import { evidence } from '../evidence.ts'
import { warnedByAws } from '../outcomes.ts'
import { type Cases, denied, plainlyDenied } from './case.ts'
import { all, everything, noWrite, object, onlyBucket, onlyBucketEmpty, onlyObjects } from './shapes.ts'

export const resourceArn: Cases = {
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
}
