import { evidence } from '../evidence.ts'
import { ISSUER } from '../healthy.ts'
import { stsRefused } from '../outcomes.ts'
import type { Cases } from './case.ts'

const refusedBy = (code: string, message: string, httpStatus = 400) =>
  evidence({ checks: { 'assume-role': stsRefused(code, message, httpStatus) } })
const badName =
  "1 validation error detected: Value 'gitlab toolbox' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*"
const rejected = 'example.com responded with HTTP/1.1 400 Bad Request'

export const tokenRefused: Cases = {
  'role-session-name-malformed': {
    matches: [
      {
        story: 'a blank in the variable',
        evidence: refusedBy('ValidationError', badName),
        says: ["Value 'gitlab toolbox'", 'global.extraEnv.AWS_ROLE_SESSION_NAME=gitlab', '"environment"'],
      },
      {
        story: 'too long',
        evidence: refusedBy(
          'ValidationError',
          "1 validation error detected: Value 'x' at 'roleSessionName' failed to satisfy constraint: Member must have length less than or equal to 64",
        ),
      },
    ],
    nearMisses: [
      {
        story: 'the ARN of the role',
        evidence: refusedBy(
          'ValidationError',
          "1 validation error detected: Value '' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20",
        ),
        finds: ['role-arn-malformed'],
      },
      {
        story: 'the duration, which this doctor does not ask for',
        evidence: refusedBy(
          'ValidationError',
          'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
        ),
        finds: ['unexplained-failure'],
      },
    ],
  },
  'identity-provider-rejects-token': {
    matches: [
      {
        story: 'the provider was asked and says no',
        evidence: refusedBy('IDPRejectedClaim', rejected, 403),
        says: [rejected, `STS asked ${ISSUER}`],
      },
    ],
    nearMisses: [
      {
        story: 'the provider could not be asked',
        evidence: refusedBy('IDPCommunicationError', 'could not be reached'),
        finds: ['oidc-keys-unreachable'],
      },
    ],
  },
  'token-not-validated': {
    matches: [
      {
        story: 'words that nobody has seen yet',
        evidence: refusedBy('InvalidIdentityToken', 'The token was issued on a Sunday'),
        says: ['The token was issued on a Sunday', '"likely"', 'get-open-id-connect-provider'],
      },
      {
        story: 'AWS misses the audience that is there',
        evidence: refusedBy('InvalidIdentityToken', 'Missing a required claim: aud'),
      },
    ],
    nearMisses: [
      {
        story: 'words that everybody knows',
        evidence: refusedBy(
          'InvalidIdentityToken',
          `No OpenIDConnect provider found in your account for ${ISSUER}`,
        ),
        finds: ['oidc-provider-missing'],
      },
      {
        story: 'a claim is missing, and it is not the audience',
        evidence: refusedBy('InvalidIdentityToken', 'Missing a required claim: sub'),
        finds: ['token-file-not-a-jwt'],
      },
    ],
  },
}
