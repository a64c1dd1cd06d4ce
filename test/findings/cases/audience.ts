import { evidence } from '../evidence.ts'
import { claims, TOKEN_FILE } from '../healthy.ts'
import { stsRefused, warned } from '../outcomes.ts'
import type { Cases } from './case.ts'

const NOT_AUTHORIZED = 'Not authorized to perform sts:AssumeRoleWithWebIdentity'
const WRONG_AUDIENCE = 'Incorrect token audience'
const forGitLab = { ...claims, audience: ['gitlab.example.com'] }
const apiToken = { ...claims, audience: ['https://kubernetes.default.svc'] }

export const audience: Cases = {
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
        story: 'a token for nobody in particular',
        evidence: evidence({
          checks: {
            'token-claims': warned({ ...claims, audience: [] }, 'audience-not-sts'),
            'assume-role': stsRefused('InvalidIdentityToken', 'Missing a required claim: aud'),
          },
        }),
        says: ['Missing a required claim: aud', '(none)'],
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
