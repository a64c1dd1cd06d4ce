import { evidence, type PodOutcomes } from '../evidence.ts'
import { claims, ROLE_ARN, TOKEN_FILE } from '../healthy.ts'
import { failedInPod, skipped, stsRefused, warned } from '../outcomes.ts'
import type { Cases } from './case.ts'

const NOT_AUTHORIZED = 'Not authorized to perform sts:AssumeRoleWithWebIdentity'
const WRONG_AUDIENCE = 'Incorrect token audience'
const forGitLab = { ...claims, audience: ['gitlab.example.com'] }
const apiToken = { ...claims, audience: ['https://kubernetes.default.svc'] }
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

export const token: Cases = {
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
        finds: ['unexplained-failure'],
      },
    ],
  },
  'token-file-missing': {
    matches: [
      {
        story: 'no such file',
        evidence: evidence({
          checks: { 'token-readable': failedInPod('ENOENT', 'no such file', { path: TOKEN_FILE }) },
        }),
        says: [TOKEN_FILE, 'does not exist', 'skip-containers'],
      },
      {
        story: 'a folder',
        evidence: evidence({
          checks: { 'token-readable': failedInPod('EISDIR', 'is a directory', { path: '/var/run/secrets' }) },
        }),
        says: ['is a folder', 'set by hand'],
      },
    ],
    nearMisses: [
      {
        story: 'the file is there and may not be read',
        evidence: evidence({
          checks: { 'token-readable': failedInPod('EACCES', 'permission denied', { path: TOKEN_FILE }) },
        }),
        finds: ['token-file-unreadable'],
      },
    ],
  },
  'token-file-unreadable': {
    matches: [
      {
        story: 'mode 0600 of root',
        evidence: evidence({
          checks: {
            'token-readable': failedInPod('EACCES', 'permission denied', {
              path: TOKEN_FILE,
              mode: '0600',
              uid: 0,
              gid: 0,
              processUid: 1000,
              processGid: 1000,
            }),
          },
        }),
        says: [
          'mode 0600, owner 0:0, the process is 1000:1000',
          'gitlab.toolbox.securityContext.fsGroup=1000',
        ],
      },
      {
        story: "the registry's values have no gitlab. before them",
        evidence: evidence({
          pod: { component: 'registry' },
          checks: { 'token-readable': failedInPod('EACCES', 'permission denied', { path: TOKEN_FILE }) },
        }),
        says: ["'registry.securityContext.fsGroup=1000'"],
      },
    ],
    nearMisses: [
      {
        story: 'the file is empty',
        evidence: evidence({
          checks: { 'token-readable': failedInPod('empty', 'is empty', { path: TOKEN_FILE }) },
        }),
        finds: ['token-file-not-a-jwt'],
      },
    ],
  },
  'token-file-not-a-jwt': {
    matches: [
      {
        story: 'a web page',
        evidence: evidence({
          checks: { 'token-claims': failedInPod('not-a-jwt', 'it has one part, a JWT has 3') },
        }),
        says: ['it has one part', 'base64url'],
      },
      {
        story: 'only STS sees it',
        evidence: evidence({
          checks: {
            'assume-role': stsRefused('InvalidIdentityToken', 'The ID Token provided is not a valid JWT.'),
          },
        }),
      },
    ],
    nearMisses: [
      {
        story: 'a good token with a wrong audience',
        evidence: evidence({
          checks: {
            'token-claims': warned(forGitLab, 'audience-not-sts'),
            'assume-role': stsRefused('InvalidIdentityToken', WRONG_AUDIENCE),
          },
        }),
        finds: ['token-audience-not-sts'],
      },
    ],
  },
  'token-expired': {
    matches: [
      {
        story: 'seen here and by STS',
        evidence: evidence({
          checks: {
            'token-lifetime': failedInPod('token-expired', 'expired', {
              expiresAt: '2026-01-01T00:00:00.000Z',
              secondsLeft: -7200,
            }),
            'assume-role': stsRefused(
              'ExpiredTokenException',
              'Token expired: current date/time 1767232800 must be before the expiration date/time1767225600',
            ),
          },
        }),
        says: ['at 2026-01-01T00:00:00.000Z, 2 h ago', '80 %'],
      },
    ],
    nearMisses: [
      {
        story: 'the session has expired, not the token',
        evidence: evidence({
          buckets: { a: { 's3-list': stsRefused('ExpiredToken', 'The provided token has expired.') } },
        }),
        finds: ['session-credentials-expired'],
      },
    ],
  },
  'trust-policy-audience-mismatch': {
    matches: [
      {
        story: 'the provider takes the audience, the role does not',
        evidence: evidence({
          checks: {
            'token-claims': warned(forGitLab, 'audience-not-sts'),
            'assume-role': stsRefused('AccessDenied', NOT_AUTHORIZED, 403),
          },
        }),
        says: ['gitlab.example.com', 'eks.amazonaws.com/audience-', '"role-trust"'],
      },
    ],
    nearMisses: [
      {
        story: 'the usual audience',
        evidence: evidence({ checks: { 'assume-role': stsRefused('AccessDenied', NOT_AUTHORIZED, 403) } }),
        finds: ['trust-policy-rejects-token'],
      },
    ],
  },
  'token-audience-not-sts': {
    matches: [
      {
        story: 'the token for the Kubernetes API',
        evidence: evidence({
          checks: {
            'token-claims': warned(apiToken, 'audience-not-sts'),
            'assume-role': stsRefused('InvalidIdentityToken', WRONG_AUDIENCE),
          },
        }),
        says: ['token for the Kubernetes API', WRONG_AUDIENCE, TOKEN_FILE],
      },
      {
        story: 'an unusual audience that STS took is only worth a word',
        evidence: evidence({ checks: { 'token-claims': warned(forGitLab, 'audience-not-sts') } }),
        says: ['"warning"', 'nothing needs to change'],
      },
    ],
    nearMisses: [
      {
        story: 'the token is right, the provider is not',
        evidence: evidence({ checks: { 'assume-role': stsRefused('InvalidIdentityToken', WRONG_AUDIENCE) } }),
        finds: ['oidc-audience-not-registered'],
      },
    ],
  },
}
