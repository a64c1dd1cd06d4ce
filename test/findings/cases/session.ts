import type { StaticKey } from '../../../src/model/credentials.ts'
import { evidence, type PodOutcomes } from '../evidence.ts'
import { passed, refused, stsRefused, warned } from '../outcomes.ts'
import type { Cases } from './case.ts'

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

export const session: Cases = {
  'session-credentials-expired': {
    matches: [
      {
        story: 'the session ended during the run',
        evidence: evidence({
          buckets: { a: { 's3-list': refused('ExpiredToken', 'The provided token has expired.') } },
        }),
        says: ['session that is over'],
      },
      {
        story: 'S3 wants a fresh one',
        evidence: evidence({
          buckets: {
            a: { 's3-list': refused('TokenRefreshRequired', 'The provided token must be refreshed.') },
          },
        }),
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
}
