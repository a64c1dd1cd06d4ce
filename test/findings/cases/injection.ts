import { evidence, type PodOutcomes } from '../evidence.ts'
import { ROLE_ARN, TOKEN_FILE } from '../healthy.ts'
import { failedInPod, skipped, stsRefused } from '../outcomes.ts'
import type { Cases } from './case.ts'

const notInjected: PodOutcomes = {
  'irsa-env-injected': skipped('credential-source', 'not-applicable'),
  'role-arn-format': skipped('irsa-env-injected'),
  'token-readable': skipped('irsa-env-injected'),
  'token-claims': skipped('token-readable'),
  'token-service-account': skipped('token-claims'),
  'token-lifetime': skipped('token-claims'),
  'assume-role': skipped('irsa-env-injected'),
  'caller-identity': skipped('credential-source'),
  'expected-role': skipped('caller-identity'),
  'not-node-role': skipped('caller-identity'),
}
const half = (facts: { roleArn?: string; tokenFile?: string }): PodOutcomes => ({
  ...notInjected,
  'irsa-env-injected': failedInPod('half-injected', 'one of two', facts),
})

export const injection: Cases = {
  'no-aws-role': {
    matches: [
      {
        story: 'no variable, and no metadata service',
        evidence: evidence({
          checks: {
            ...notInjected,
            'credential-source': failedInPod('no-credentials', 'nothing names a role'),
          },
        }),
        says: [
          'serviceAccount',
          'eks.amazonaws.com/role-arn=arn:aws:iam::<ACCOUNT>:role/<ROLE NAME>',
          'enabled: true',
          'kubectl -n gitlab rollout restart deployment',
          'nothing names a role',
        ],
      },
      {
        story: 'the metadata service has a fault of its own',
        evidence: evidence({
          checks: {
            ...notInjected,
            'credential-source': failedInPod(
              'no-credentials',
              'no variable names a role or a key, and the instance metadata service gives none (HTTP 500: oops)',
              undefined,
              { HttpStatus: '500' },
            ),
          },
        }),
        says: ['"likely"', 'answered HTTP 500'],
      },
      {
        story: 'kube2iam says what nobody knows',
        evidence: evidence({
          checks: {
            ...notInjected,
            'credential-source': failedInPod(
              'no-credentials',
              'no variable names a role or a key, and kube2iam gives none (HTTP 500: oops)',
              {
                source: 'kube2iam',
                setBy: '169.254.169.254',
                alsoPresent: [],
                instance: { kind: 'kube2iam' },
              },
            ),
          },
        }),
        says: ['"possible"', 'words that this doctor does not know'],
      },
    ],
    nearMisses: [
      {
        story: 'half an IRSA explains that there is nothing else',
        evidence: evidence({
          checks: {
            ...half({ roleArn: ROLE_ARN }),
            'credential-source': failedInPod('no-credentials', 'nothing names a role'),
          },
        }),
        finds: ['irsa-half-injected'],
      },
    ],
  },
  'irsa-half-injected': {
    matches: [
      {
        story: 'the role without the token',
        evidence: evidence({ checks: half({ roleArn: ROLE_ARN }) }),
        says: ['AWS_ROLE_ARN is set, AWS_WEB_IDENTITY_TOKEN_FILE is not'],
      },
      {
        story: 'the token without the role',
        evidence: evidence({ checks: half({ tokenFile: TOKEN_FILE }) }),
        says: ['AWS_WEB_IDENTITY_TOKEN_FILE is set, AWS_ROLE_ARN is not'],
      },
    ],
    nearMisses: [{ story: 'both are set', evidence: evidence(), finds: [] }],
  },
  'role-arn-malformed': {
    matches: [
      {
        story: 'quotes in the value',
        evidence: evidence({
          checks: {
            'role-arn-format': failedInPod(
              'malformed-role-arn',
              'AWS_ROLE_ARN is "\\"arn:aws:iam::111122223333:role/gitlab\\""',
            ),
            'assume-role': stsRefused('ValidationError', 'Request ARN is invalid'),
          },
        }),
        says: ['without quotes', 'Request ARN is invalid'],
      },
    ],
    nearMisses: [
      {
        story: 'another validation error',
        evidence: evidence({
          checks: {
            'assume-role': stsRefused(
              'ValidationError',
              "1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint",
            ),
          },
        }),
        finds: ['role-session-name-malformed'],
      },
    ],
  },
}
