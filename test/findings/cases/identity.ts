import type { StaticKey } from '../../../src/model/facts.ts'
import { evidence, type PodOutcomes } from '../evidence.ts'
import { CALLER_ARN, ROLE_ARN, STS_HOST } from '../healthy.ts'
import { failedInPod, passed, refused, stsRefused, warned } from '../outcomes.ts'
import { type Cases, denied, noIdentityPolicy, plainlyDenied } from './case.ts'

const USER = 'arn:aws:iam::444455556666:user/ci'
const NODE = 'arn:aws:sts::111122223333:assumed-role/node-group/i-0123456789abcdef0'
const OTHER = 'arn:aws:sts::111122223333:assumed-role/other/session'
const key: StaticKey = {
  where: 'environment',
  name: 'AWS_ACCESS_KEY_ID',
  kind: 'long-term',
  account: '444455556666',
  hasSecret: true,
  hasSessionToken: false,
  oddities: [],
}
const withKeys: PodOutcomes = {
  'credential-source': passed({ source: 'static-env', setBy: 'AWS_ACCESS_KEY_ID', alsoPresent: ['irsa'] }),
  'static-keys-absent': warned({ keys: [key] }, 'static-keys'),
  'caller-identity': passed({ arn: USER, account: '444455556666', userId: 'AIDA', source: 'static-env' }),
}
const onlyKeys: PodOutcomes = {
  ...withKeys,
  'credential-source': passed({ source: 'static-env', setBy: 'AWS_ACCESS_KEY_ID', alsoPresent: [] }),
  'irsa-env-injected': null,
  'role-arn-format': null,
  'assume-role': null,
  'expected-role': null,
}
const keysUsed = { source: 'static-env' } as const
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

export const identity: Cases = {
  'static-keys-shadow-role': {
    matches: [
      {
        story: 'the keys of another account, which may do nothing here',
        evidence: evidence({
          probedAs: keysUsed,
          checks: { ...withKeys, 'expected-role': mismatch(USER) },
          buckets: { a: { 's3-list': list(USER), 's3-write': plainlyDenied('PutObject') }, b: {} },
        }),
        says: [
          ROLE_ARN,
          USER,
          'AWS_ACCESS_KEY_ID in environment, long-term, account 444455556666',
          '"problem"',
        ],
      },
      {
        story: 'the keys work: only a warning',
        evidence: evidence({ probedAs: keysUsed, checks: { ...withKeys, 'expected-role': null } }),
        says: ['"warning"'],
      },
      {
        story: 'deleted keys before a role that would work',
        evidence: evidence({
          probedAs: keysUsed,
          checks: {
            ...withKeys,
            'caller-identity': stsRefused(
              'InvalidClientTokenId',
              'The security token included in the request is invalid',
              403,
            ),
            'expected-role': null,
          },
        }),
      },
    ],
    nearMisses: [
      {
        story: 'what the organization denies, it denies to the role as well',
        evidence: evidence({
          probedAs: keysUsed,
          checks: { ...withKeys, 'expected-role': null },
          buckets: {
            a: {
              's3-write': denied(
                's3:PutObject',
                'arn:aws:s3:::a/k',
                'with an explicit deny in a service control policy',
              ),
            },
          },
        }),
        finds: ['service-control-policy-denies', 'static-keys-shadow-role'],
      },
      {
        story: 'keys and no role',
        evidence: evidence({ probedAs: keysUsed, checks: onlyKeys }),
        finds: ['static-keys-without-role'],
      },
    ],
  },
  'static-keys-invalid': {
    matches: [
      {
        story: 'a temporary key without its session token',
        evidence: evidence({
          probedAs: keysUsed,
          checks: {
            ...onlyKeys,
            'static-keys-absent': warned({ keys: [{ ...key, kind: 'temporary' }] }, 'static-keys'),
            'caller-identity': stsRefused(
              'InvalidClientTokenId',
              'The security token included in the request is invalid',
              403,
            ),
          },
        }),
        says: ['without its session token', 'eks.amazonaws.com/role-arn'],
      },
      {
        story: 'a secret with a line end',
        evidence: evidence({
          probedAs: keysUsed,
          checks: {
            ...onlyKeys,
            'caller-identity': stsRefused(
              'SignatureDoesNotMatch',
              'The request signature we calculated does not match',
              403,
            ),
          },
        }),
        says: ['the secret does not belong to it'],
      },
    ],
    nearMisses: [
      {
        story: 'a role beside the keys would work',
        evidence: evidence({
          probedAs: keysUsed,
          checks: {
            ...withKeys,
            'expected-role': null,
            'caller-identity': stsRefused('InvalidClientTokenId', 'invalid', 403),
          },
        }),
        finds: ['static-keys-shadow-role'],
      },
    ],
  },
  'static-keys-without-role': {
    matches: [
      {
        story: 'good keys and no role',
        evidence: evidence({ probedAs: keysUsed, checks: onlyKeys }),
        says: [USER, '"warning"'],
      },
    ],
    nearMisses: [
      {
        story: 'a role is there too',
        evidence: evidence({ checks: withKeys }),
        finds: ['static-keys-shadow-role'],
      },
    ],
  },
  'session-credentials-expired': {
    matches: [
      {
        story: 'the session ended during the run',
        evidence: evidence({
          buckets: { a: { 's3-list': refused('ExpiredToken', 'The provided token has expired.') } },
        }),
        says: ['session that is over'],
      },
    ],
    nearMisses: [
      {
        story: 'the token, not the session',
        evidence: evidence({
          checks: { 'assume-role': stsRefused('ExpiredTokenException', 'Token expired') },
        }),
        finds: ['token-expired'],
      },
    ],
  },
  'session-token-rejected': {
    matches: [
      {
        story: 'a token of the global endpoint in a region that must be opted into',
        evidence: evidence({
          checks: {
            'region-set': passed({
              region: 'me-south-1',
              setBy: 'AWS_REGION',
              partition: 'aws',
              stsHost: 'sts.amazonaws.com',
            }),
          },
          buckets: {
            a: {
              's3-list': refused('InvalidToken', 'The provided token is malformed or otherwise invalid.', {
                httpStatus: 400,
              }),
            },
          },
        }),
        says: ['"likely"', 'sts-regional-endpoints', 'me-south-1'],
      },
    ],
    nearMisses: [
      {
        story: 'the same from static keys',
        evidence: evidence({
          probedAs: keysUsed,
          checks: onlyKeys,
          buckets: {
            a: {
              's3-list': refused(
                'InvalidAccessKeyId',
                'The AWS Access Key Id you provided does not exist in our records.',
              ),
            },
          },
        }),
        finds: ['static-keys-invalid'],
      },
    ],
  },
  'signature-rejected': {
    matches: [
      {
        story: 'fresh credentials, right clock, wrong signature',
        evidence: evidence({
          buckets: {
            a: {
              's3-write': refused(
                'SignatureDoesNotMatch',
                'The request signature we calculated does not match',
              ),
            },
          },
        }),
        says: ['rewrites headers'],
      },
    ],
    nearMisses: [
      {
        story: 'the signature is old',
        evidence: evidence({
          buckets: {
            a: { 's3-write': refused('SignatureDoesNotMatch', 'Signature expired: 1 is now earlier than 2') },
          },
        }),
        finds: ['clock-skewed'],
      },
    ],
  },
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
