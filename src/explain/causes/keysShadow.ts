import { variablesOfThePod } from '../advice/variables.ts'
import type { Suspect } from '../suspect.ts'

/** Keys come before the role. */
export const keysShadow: Suspect = {
  cause: 'static-keys-shadow-role',
  finding: 'static-keys-shadow-role',
  title: 'Access keys in the pod come before the role',
  clues: [
    {
      weight: 70,
      words:
        /AWS_PROFILE is set, skipping fromEnv|Multiple credential sources detected|both static credentials and|static credentials (?:take precedence|will be used)|found credentials in (?:environment variables|shared credentials file)|credentials? from environment variables?[^\n]{0,60}(?:instead|override)/i,
      says: 'The program says that it took keys although there is a role.',
    },
    {
      weight: 94,
      words:
        /(?:access_?key|secret_?key|aws_sdk_auth)[^\n]{0,60}mutually exclusive|mutually exclusive[^\n]{0,60}access_?key|Profile was specified along with the environment variables/i,
      says: 'Keys and another source are both set, and only one of them counts.',
    },
    {
      weight: 88,
      when: ({ errors }) =>
        errors.some(({ principal, code }) => /:user\//.test(principal ?? '') && code !== undefined),
      words: /AssumeRoleWithWebIdentity|AWS_WEB_IDENTITY|AWS_ROLE_ARN|irsa|assumed role|use_iam_profile/i,
      says: 'The caller that AWS names is a user with keys, while the text speaks of a role.',
    },
    {
      weight: 45,
      when: ({ errors }) => errors.some(({ principal }) => /:user\//.test(principal ?? '')),
      says: 'The caller that AWS names is a user, so access keys are in use. If a role was meant, they hide it.',
    },
    {
      weight: 50,
      words: /credential object is not valid|static credentials are empty|EmptyStaticCreds/i,
      says: 'A program that hands over empty keys keeps its SDK from looking for the role.',
    },
    {
      weight: 44,
      words:
        /InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClientException|Access Key Id you provided does not exist/,
      says: 'Keys are in use and invalid. If a role was meant, they hide it.',
    },
  ],
  nextCheck: variablesOfThePod,
}
