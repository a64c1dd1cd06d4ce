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
const malformed = refused(
  'AuthorizationHeaderMalformed',
  'The authorization header is malformed; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
  { operation: 'ListObjectsV2', httpStatus: 400 },
)
const keysUsed = { source: 'static-env' } as const

export const keysAlone: Cases = {
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
        story: 'a key id with a slash in it: the code is that of a wrong region',
        evidence: evidence({
          probedAs: keysUsed,
          checks: onlyKeys,
          buckets: { a: { 's3-list': malformed } },
        }),
        says: ['the Credential is mal-formed'],
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
}
