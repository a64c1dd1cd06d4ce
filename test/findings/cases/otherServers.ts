import { evidence } from '../evidence.ts'
import { failedInPod, refused } from '../outcomes.ts'
import type { Cases } from './case.ts'

const stalled = refused(
  'RequestTimeout',
  'Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.',
  { httpStatus: 400 },
)
const notImplemented = refused(
  'NotImplemented',
  'A header you provided implies functionality that is not implemented.',
  { httpStatus: 501 },
)
const notAllowed = 'The specified method is not allowed against this resource.'

export const otherServers: Cases = {
  'upload-stalled': {
    matches: [
      {
        story: 'the body of the upload gets lost',
        evidence: evidence({ buckets: { a: { 's3-write': stalled, 's3-multipart': stalled } } }),
        says: ['MTU', '"likely"', 'https://s3.eu-central-1.amazonaws.com/'],
      },
    ],
    nearMisses: [
      {
        story: 'S3 is only busy',
        evidence: evidence({
          buckets: { a: { 's3-write': refused('SlowDown', 'Please reduce your request rate.') } },
        }),
        finds: ['requests-throttled'],
      },
    ],
  },
  's3-operation-not-supported': {
    matches: [
      {
        story: 'a server that imitates S3 and does not know a header',
        evidence: evidence({
          buckets: {
            a: {
              's3-write': {
                ...notImplemented,
                aws: {
                  service: 's3',
                  operation: 'PutObject',
                  endpoint: 's3.example.com',
                  code: 'NotImplemented',
                  server: 'Ceph Object Gateway',
                },
              },
            },
          },
        }),
        says: ['calls itself Ceph Object Gateway', '"likely"'],
      },
      {
        story: 'the endpoint of a website',
        evidence: evidence({
          buckets: { a: { 's3-write': refused('MethodNotAllowed', notAllowed, { httpStatus: 405 }) } },
        }),
        says: ['"possible"', 's3-website'],
      },
    ],
    nearMisses: [
      {
        story: 'the mark of a deletion was read',
        evidence: evidence({
          buckets: {
            a: {
              's3-read': refused('MethodNotAllowed', notAllowed, {
                operation: 'GetObject',
                httpStatus: 405,
                details: { Method: 'GET', ResourceType: 'DeleteMarker' },
              }),
            },
          },
        }),
        finds: ['unexplained-failure'],
      },
    ],
  },
  'directory-bucket-configured': {
    matches: [
      {
        story: 'S3 Express One Zone, for speed',
        evidence: evidence({
          buckets: {
            'gitlab-lfs--euc1-az1--x-s3': {
              's3-endpoint': failedInPod(
                'directory-bucket',
                'gitlab-lfs--euc1-az1--x-s3 is the name of a directory bucket, which is not asked',
              ),
            },
          },
        }),
        says: ['LocationConstraint=eu-central-1', 'aws s3 sync s3://gitlab-lfs--euc1-az1--x-s3'],
      },
    ],
    nearMisses: [
      {
        story: 'a name that no bucket can have',
        evidence: evidence({
          buckets: { 's3://a': { 's3-endpoint': failedInPod('InvalidBucketName', 'no name') } },
        }),
        finds: ['bucket-name-invalid'],
      },
    ],
  },
}
