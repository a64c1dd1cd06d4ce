import { evidence } from '../evidence.ts'
import { ISSUER } from '../healthy.ts'
import { stsRefused } from '../outcomes.ts'
import type { Cases } from './case.ts'

const PROVIDER = `arn:aws:iam::111122223333:oidc-provider/${ISSUER.replace('https://', '')}`
const NOT_AUTHORIZED = stsRefused(
  'AccessDenied',
  'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  403,
)
const invalid = (message: string) =>
  evidence({ checks: { 'assume-role': stsRefused('InvalidIdentityToken', message) } })
const NO_PROVIDER = `No OpenIDConnect provider found in your account for ${ISSUER}`
const NO_KEY =
  "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements"
const THUMBPRINT = "OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint"

export const oidc: Cases = {
  'oidc-provider-missing': {
    matches: [
      {
        story: 'the cluster was made anew',
        evidence: invalid(NO_PROVIDER),
        says: [
          `aws iam create-open-id-connect-provider --url ${ISSUER} --client-id-list sts.amazonaws.com`,
          'eksctl utils associate-iam-oidc-provider --cluster <CLUSTER NAME> --approve',
          '111122223333',
        ],
      },
    ],
    nearMisses: [
      {
        story: 'the provider lacks the audience',
        evidence: invalid('Incorrect token audience'),
        finds: ['oidc-audience-not-registered'],
      },
    ],
  },
  'oidc-audience-not-registered': {
    matches: [
      {
        story: 'a provider without client id',
        evidence: invalid('Incorrect token audience'),
        says: [
          `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${PROVIDER} --client-id sts.amazonaws.com`,
        ],
      },
    ],
    nearMisses: [
      { story: 'no provider at all', evidence: invalid(NO_PROVIDER), finds: ['oidc-provider-missing'] },
    ],
  },
  'oidc-thumbprint-mismatch': {
    matches: [
      { story: 'a stale thumbprint', evidence: invalid(THUMBPRINT), says: [PROVIDER, '-fingerprint -sha1'] },
    ],
    nearMisses: [
      { story: 'the keys are out of reach', evidence: invalid(NO_KEY), finds: ['oidc-keys-unreachable'] },
    ],
  },
  'oidc-keys-unreachable': {
    matches: [
      {
        story: 'AWS cannot fetch the keys of its own issuer',
        evidence: invalid(NO_KEY),
        says: ['key id key-1', 'passing fault'],
      },
      {
        story: 'the provider could not be asked',
        evidence: evidence({
          checks: { 'assume-role': stsRefused('IDPCommunicationError', 'could not be reached') },
        }),
      },
    ],
    nearMisses: [
      { story: 'the thumbprint', evidence: invalid(THUMBPRINT), finds: ['oidc-thumbprint-mismatch'] },
    ],
  },
  'sts-region-disabled': {
    matches: [
      {
        story: 'switched off in the account',
        evidence: evidence({
          checks: {
            'assume-role': stsRefused(
              'RegionDisabledException',
              'STS is not activated in this region for account:111122223333. Your account administrator can activate STS in this region using the IAM Console.',
              403,
            ),
          },
        }),
        says: ['eu-central-1', 'get-region-opt-status'],
      },
    ],
    nearMisses: [
      {
        story: 'denied, in a region that is on',
        evidence: evidence({ checks: { 'assume-role': NOT_AUTHORIZED } }),
        finds: ['trust-policy-rejects-token'],
      },
    ],
  },
}
