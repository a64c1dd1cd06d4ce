import { evidence } from '../evidence.ts'
import { refused, warned } from '../outcomes.ts'
import { type Cases, denied, deniedText } from './case.ts'

const LOCKED = 'Access Denied because object protected by object lock.'
const leftover = (why: string) => ({
  bucket: 'a',
  key: 'gitlab-iam-doctor/run-1/probe',
  versionId: 'v1',
  why,
  command: 'aws s3api delete-object --bucket a --key gitlab-iam-doctor/run-1/probe --version-id v1',
})

export const bucketSettings: Cases = {
  'acl-not-supported': {
    matches: [
      {
        story: 'the client sends a list with its upload',
        evidence: evidence({
          probedAs: { client: 's3cmd' },
          buckets: {
            a: {
              's3-write': refused('AccessControlListNotSupported', 'The bucket does not allow ACLs', {
                httpStatus: 400,
              }),
            },
          },
        }),
        says: ['rails sends an access control list', 'BucketOwnerPreferred'],
      },
    ],
    nearMisses: [
      {
        story: 'the list is taken, the right to send it is missing',
        evidence: evidence({ buckets: { a: { 's3-write': denied('s3:PutObjectAcl', 'arn:aws:s3:::a/k') } } }),
        finds: ['identity-policy-missing-action'],
      },
    ],
  },
  'object-locked': {
    matches: [
      {
        story: 'deleting is refused',
        evidence: evidence({
          buckets: { a: { 's3-delete': refused('AccessDenied', LOCKED, { operation: 'DeleteObject' }) } },
        }),
        says: ['get-object-lock-configuration --bucket a'],
      },
      {
        story: 'only versions of probes cannot be removed',
        evidence: evidence({
          checks: {
            'probe-cleanup': warned(
              { removed: 0, leftovers: [leftover(`DeleteObject of a version: ${LOCKED}`)] },
              'leftovers',
            ),
          },
        }),
        says: ['--version-id v1', '"targets":["a"]'],
      },
    ],
    nearMisses: [
      {
        story: 'deleting is not allowed by the policy',
        evidence: evidence({
          buckets: { a: { 's3-delete': denied('s3:DeleteObject', 'arn:aws:s3:::a/k') } },
        }),
        finds: ['identity-policy-missing-action'],
      },
      {
        story: 'versions that may not be removed',
        evidence: evidence({
          checks: {
            'probe-cleanup': warned(
              { removed: 0, leftovers: [leftover('DeleteObject of a version: Access Denied')] },
              'leftovers',
            ),
          },
        }),
        finds: ['probe-left-behind'],
      },
    ],
  },
  'public-access-blocked': {
    matches: [
      {
        story: 'a public list with the upload',
        evidence: evidence({
          buckets: {
            a: {
              's3-write': refused(
                'AccessDenied',
                deniedText(
                  's3:PutObject',
                  'arn:aws:s3:::a/k',
                  'because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.',
                ),
              ),
            },
          },
        }),
        says: ['Leave Block Public Access on'],
      },
    ],
    nearMisses: [
      {
        story: 'the bucket takes no lists at all',
        evidence: evidence({
          buckets: {
            a: { 's3-write': refused('AccessControlListNotSupported', 'The bucket does not allow ACLs') },
          },
        }),
        finds: ['acl-not-supported'],
      },
    ],
  },
}
