import type { Documents } from '../../../src/model/documents.ts'
import type { Evidence } from '../../../src/model/evidence.ts'
import { withDocuments } from '../../../src/saved/withDocuments.ts'
import { evidence } from '../evidence.ts'
import { ISSUER, SUBJECT } from '../healthy.ts'
import { skipped, stsRefused } from '../outcomes.ts'
import type { Cases } from './case.ts'

const HOST = ISSUER.replace('https://', '')
const PROVIDER = `arn:aws:iam::111122223333:oidc-provider/${HOST}`
const none: Documents = { role: [], scps: [], rcps: [], buckets: {}, keys: {} }

/** STS refused the token, and an administrator fetched a trust policy with these statements. */
function refusedWith(...Statement: readonly object[]): Evidence {
  const told = evidence({
    checks: {
      'assume-role': stsRefused(
        'AccessDenied',
        'Not authorized to perform sts:AssumeRoleWithWebIdentity',
        403,
      ),
      'caller-identity': skipped('assume-role'),
    },
  })
  return withDocuments(told, {
    ...none,
    trust: { file: 'role.json', policy: { Version: '2012-10-17', Statement } },
  })
}

/** A statement that lets the token in, with changes. */
function trusting(changes: object = {}, lines: object = { [`${HOST}:sub`]: SUBJECT }): object {
  return {
    Sid: 'Toolbox',
    Effect: 'Allow',
    Principal: { Federated: PROVIDER },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${HOST}:aud`]: 'sts.amazonaws.com', ...lines } },
    ...changes,
  }
}

const otherIssuer = PROVIDER.replace('EXAMPLED', 'EXAMPLE0')

export const trustDocument: Cases = {
  'trust-policy-subject-mismatch': {
    matches: [
      {
        story: 'another service account',
        evidence: refusedWith(trusting({}, { [`${HOST}:sub`]: 'system:serviceaccount:gitlab:web' })),
        says: [
          'statement 1 (Toolbox) of role.json',
          `:sub is system:serviceaccount:gitlab:web; the token has ${SUBJECT}`,
          `["system:serviceaccount:gitlab:web","${SUBJECT}"]`,
          '"certain"',
        ],
      },
      {
        story: 'a star under StringEquals',
        evidence: refusedWith(trusting({}, { [`${HOST}:sub`]: 'system:serviceaccount:gitlab:*' })),
        says: ['StringEquals takes * and ? literally', '"StringLike":{'],
      },
      {
        story: 'another case',
        evidence: refusedWith(trusting({}, { [`${HOST}:sub`]: SUBJECT.toUpperCase() })),
        says: ['only the case differs'],
      },
    ],
    nearMisses: [
      {
        story: 'the policy is not at hand',
        evidence: { ...refusedWith(), documents: none },
        finds: ['trust-policy-rejects-token'],
      },
    ],
  },
  'trust-policy-issuer-mismatch': {
    matches: [
      {
        story: 'the provider of another cluster',
        evidence: refusedWith(trusting({ Principal: { Federated: otherIssuer } })),
        says: ['that is another issuer', `"Federated":"${otherIssuer}"`, `"Federated":"${PROVIDER}"`],
      },
      {
        story: 'a provider of another account',
        evidence: refusedWith(
          trusting({ Principal: { Federated: PROVIDER.replace('111122223333', '444455556666') } }),
        ),
        says: ['its account is not 111122223333'],
      },
      {
        story: 'https:// in the key',
        evidence: refusedWith(trusting({}, { [`${ISSUER}:sub`]: SUBJECT })),
        says: ['keys have no https://', `"${HOST}:sub":"${SUBJECT}"`],
      },
      {
        story: 'the ARN of the provider as the key',
        evidence: refusedWith(trusting({}, { [`${PROVIDER}:sub`]: SUBJECT })),
        says: ['the ARN of the provider is no key'],
      },
      {
        story: 'the issuer of another cluster in the key',
        evidence: refusedWith(trusting({}, { [`${HOST.replace('EXAMPLED', 'EXAMPLE0')}:sub`]: SUBJECT })),
        says: ['the key names another issuer'],
      },
    ],
    nearMisses: [
      {
        story: 'the right issuer and another audience',
        evidence: refusedWith(trusting({}, { [`${HOST}:sub`]: SUBJECT, [`${HOST}:aud`]: 'gitlab' })),
        finds: ['trust-policy-audience-mismatch'],
      },
    ],
  },
  'trust-policy-not-for-tokens': {
    matches: [
      {
        story: 'a role for nodes',
        evidence: refusedWith({
          Effect: 'Allow',
          Principal: { Service: 'ec2.amazonaws.com' },
          Action: 'sts:AssumeRole',
        }),
        says: ['Service:ec2.amazonaws.com', `"Federated":"${PROVIDER}"`, '"Service":"ec2.amazonaws.com"'],
      },
      {
        story: 'sts:AssumeRole instead of sts:AssumeRoleWithWebIdentity',
        evidence: refusedWith(trusting({ Action: 'sts:AssumeRole' })),
        says: ['its Action is sts:AssumeRole', '"Action":"sts:AssumeRoleWithWebIdentity"'],
      },
      {
        story: 'another role of the account',
        evidence: refusedWith({
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:root' },
          Action: 'sts:AssumeRole',
        }),
        says: ['AWS:arn:aws:iam::111122223333:root: that lets in no token'],
      },
    ],
    nearMisses: [
      {
        story: 'a second statement for nodes beside one for another account of Kubernetes',
        evidence: refusedWith(
          { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
          trusting({}, { [`${HOST}:sub`]: 'system:serviceaccount:gitlab:web' }),
        ),
        finds: ['trust-policy-subject-mismatch'],
      },
    ],
  },
  'trust-policy-denies': {
    matches: [
      {
        story: 'a Deny for all but one account of Kubernetes',
        evidence: refusedWith(trusting(), {
          Sid: 'OnlyWeb',
          Effect: 'Deny',
          Principal: '*',
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringNotEquals: { [`${HOST}:sub`]: 'system:serviceaccount:gitlab:web' } },
        }),
        says: [
          'statement 2 (OnlyWeb) of role.json denies it',
          `["system:serviceaccount:gitlab:web","${SUBJECT}"]`,
        ],
      },
    ],
    nearMisses: [
      {
        story: 'a Deny that may not hold: the report does not tell the address',
        evidence: refusedWith(trusting(), {
          Effect: 'Deny',
          Principal: '*',
          Action: '*',
          Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
        }),
        finds: ['trust-policy-not-at-fault'],
      },
    ],
  },
  'trust-policy-not-at-fault': {
    matches: [
      {
        story: 'it lets the token in',
        evidence: refusedWith(trusting()),
        says: ['allows AssumeRoleWithWebIdentity to this token', 'does not exist', 'resource control policy'],
      },
      {
        story: 'it depends on what the report does not tell',
        evidence: refusedWith(
          trusting({ Condition: { StringEquals: { [`${HOST}:sub`]: SUBJECT, 'aws:SourceVpc': 'vpc-1' } } }),
        ),
        says: ['the condition on aws:SourceVpc'],
      },
    ],
    nearMisses: [
      {
        story: 'it does not',
        evidence: refusedWith(trusting({ Effect: 'Deny' })),
        finds: ['trust-policy-denies'],
      },
    ],
  },
}
