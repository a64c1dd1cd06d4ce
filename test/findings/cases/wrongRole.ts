import { evidence, type PodOutcomes } from '../evidence.ts'
import { CALLER_ARN, ROLE_ARN, STS_HOST } from '../healthy.ts'
import { failedInPod, passed, refused } from '../outcomes.ts'
import { type Cases, noIdentityPolicy } from './case.ts'

const NODE = 'arn:aws:sts::111122223333:assumed-role/node-group/i-0123456789abcdef0'
const OTHER = 'arn:aws:sts::111122223333:assumed-role/other/session'
const list = (principal: string) =>
  refused(
    'AccessDenied',
    `User: ${principal} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::a" ${noIdentityPolicy('s3:ListBucket')}`,
    { operation: 'ListObjectsV2' },
  )
const mismatch = (caller: string) =>
  failedInPod('unexpected-role', `the caller is ${caller}`, { expectedRoleArn: ROLE_ARN, callerArn: caller })
const nodeCaller: PodOutcomes = {
  'caller-identity': passed({ arn: NODE, account: '111122223333', userId: 'AROA:i-0', source: 'imds' }),
  'not-node-role': failedInPod('node-role', 'the role of a node', { callerArn: NODE }),
  'expected-role': mismatch(NODE),
}

export const wrongRole: Cases = {
  'node-role-used': {
    matches: [
      {
        story: 'the node may not use the buckets',
        evidence: evidence({
          probedAs: { source: 'imds' },
          checks: nodeCaller,
          buckets: { a: { 's3-list': list(NODE) }, b: { 's3-list': list(NODE) } },
        }),
        says: [NODE, `eks.amazonaws.com/role-arn=${ROLE_ARN}`, 'Do not give the node'],
      },
      {
        story: 'only the denial names the node',
        evidence: evidence({
          checks: { 'not-node-role': null, 'caller-identity': null, 'expected-role': null },
          buckets: { a: { 's3-list': list(NODE) } },
        }),
      },
    ],
    nearMisses: [
      {
        story: 'another role, no node',
        evidence: evidence({
          checks: {
            'caller-identity': passed({ arn: OTHER, account: '111122223333', userId: 'A', source: 'irsa' }),
            'expected-role': mismatch(OTHER),
          },
        }),
        finds: ['role-unexpected'],
      },
    ],
  },
  'role-unexpected': {
    matches: [
      {
        story: 'another role, which may not list',
        evidence: evidence({
          checks: {
            'caller-identity': passed({ arn: OTHER, account: '111122223333', userId: 'A', source: 'irsa' }),
            'expected-role': mismatch(OTHER),
          },
          buckets: { a: { 's3-list': list(OTHER) } },
        }),
        says: [OTHER, ROLE_ARN, 'denials of buckets follow'],
      },
      {
        story: 'a bare name was expected',
        evidence: evidence({
          checks: {
            'expected-role': failedInPod('unexpected-role', 'no', {
              expectedRoleArn: 'gitlab-prod',
              callerArn: CALLER_ARN,
            }),
          },
        }),
        says: ['eks.amazonaws.com/role-arn=arn:aws:iam::111122223333:role/gitlab-prod'],
      },
    ],
    nearMisses: [
      {
        story: 'the right role, which may not list',
        evidence: evidence({ buckets: { a: { 's3-list': list(CALLER_ARN), 's3-missing-key': null } } }),
        finds: ['identity-policy-bucket-arn-missing'],
      },
      { story: STS_HOST, evidence: evidence(), finds: [] },
    ],
  },
}
