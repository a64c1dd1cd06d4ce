import { evidence } from '../evidence.ts'
import { ISSUER, ROLE_ARN, SUBJECT } from '../healthy.ts'
import { failedInPod, passed, skipped, stsRefused, warned } from '../outcomes.ts'
import type { Cases } from './case.ts'

const PROVIDER = `arn:aws:iam::111122223333:oidc-provider/${ISSUER.replace('https://', '')}`
const NOT_AUTHORIZED = stsRefused(
  'AccessDenied',
  'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  403,
)

export const trust: Cases = {
  'service-account-unexpected': {
    matches: [
      {
        story: 'another account than --expect-service-account, which the role does not trust',
        evidence: evidence({
          checks: {
            'token-service-account': failedInPod(
              'unexpected-service-account',
              'the token is for gitlab/web',
              {
                namespace: 'gitlab',
                serviceAccount: 'web',
                expected: 'gitlab-toolbox',
              },
            ),
            'assume-role': NOT_AUTHORIZED,
            'caller-identity': skipped('assume-role'),
          },
        }),
        says: ['expected was gitlab-toolbox', 'global.serviceAccount.name=gitlab-toolbox', 'enabled: true'],
      },
      {
        story: 'the account default, and everything works',
        evidence: evidence({
          checks: {
            'token-service-account': warned(
              { namespace: 'gitlab', serviceAccount: 'default' },
              'service-account-default',
              'the pod runs as the service account default',
            ),
          },
        }),
        says: ['"warning"'],
      },
    ],
    nearMisses: [
      {
        story: 'the right account, which the role does not trust',
        evidence: evidence({ checks: { 'assume-role': NOT_AUTHORIZED } }),
        finds: ['trust-policy-rejects-token'],
      },
    ],
  },
  'trust-policy-rejects-token': {
    matches: [
      {
        story: 'denied without a reason, as AWS does',
        evidence: evidence({
          checks: { 'assume-role': NOT_AUTHORIZED, 'caller-identity': skipped('assume-role') },
        }),
        says: [
          `iss  ${ISSUER}`,
          `sub  ${SUBJECT}`,
          'aud  sts.amazonaws.com',
          ROLE_ARN,
          `"Federated":"${PROVIDER}"`,
          `"${ISSUER.replace('https://', '')}:sub":"${SUBJECT}"`,
          'StringLike',
          'request id REQUEST1',
          'resource control policy of the organization',
        ],
      },
      {
        story: 'STS is behind a VPC endpoint, which may have a policy',
        evidence: evidence({
          checks: {
            'sts-reachable': passed({
              host: 'sts.eu-central-1.amazonaws.com',
              port: 443,
              address: '10.0.3.4',
              privateAddress: true,
              stagesMs: {},
            }),
            'assume-role': NOT_AUTHORIZED,
          },
        }),
        says: ['its address is private', '"likely"'],
      },
      {
        story: 'AWS names the trust policy',
        evidence: evidence({
          checks: {
            'assume-role': stsRefused(
              'AccessDenied',
              'User: anonymous is not authorized to perform: sts:AssumeRoleWithWebIdentity with an explicit deny in the role trust policy',
              403,
            ),
          },
        }),
        says: ['"certain"', 'no Deny'],
      },
    ],
    nearMisses: [
      {
        story: 'a denial of another action',
        evidence: evidence({
          checks: {
            'assume-role': stsRefused('AccessDenied', 'not authorized to perform: sts:TagSession', 403),
          },
        }),
        finds: ['unexplained-failure'],
      },
    ],
  },
}
