import type { StaticKey } from '../../../src/model/credentials.ts'
import { evidence, type PodOutcomes } from '../evidence.ts'
import { ROLE_ARN } from '../healthy.ts'
import { failedInPod, passed, refused, stsRefused, warned } from '../outcomes.ts'
import { type Cases, denied, noIdentityPolicy, plainlyDenied } from './case.ts'

const USER = 'arn:aws:iam::444455556666:user/ci'
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

export const staticKeys: Cases = {
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
}
