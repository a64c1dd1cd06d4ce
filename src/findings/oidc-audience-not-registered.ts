import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { stsRefusals } from './clues/sts.ts'
import { diagnosisOf } from './clues/symptoms.ts'
import { STS_AUDIENCE, tokenSays } from './clues/token.ts'
import { neededProviderArn, providerEdit } from './clues/trustFix.ts'
import { awsSays } from './clues/words.ts'

/** The token is for STS, but the provider's client ids do not contain that audience. */
export const oidcAudienceNotRegistered: Rule = {
  id: 'oidc-audience-not-registered',
  cause: 'trust-policy-aud-mismatch',
  diagnose(evidence, symptoms) {
    const explained = stsRefusals(symptoms, 'InvalidIdentityToken', /Incorrect token audience/i)
    const { audience = [STS_AUDIENCE] } = podFacts(evidence, 'token-claims')
    const provider = neededProviderArn(evidence) ?? '<PROVIDER ARN>'
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'The OIDC provider does not list the audience of the token',
      what: `The IAM OIDC provider ${provider} has no client id ${audience.join(' or ')}.`,
      why: [
        ...awsSays(explained),
        ...tokenSays(evidence),
        'The provider was created without this client id; the trust policy was not even looked at.',
      ],
      fix: fix(
        'Add the audience to the client ids of the provider. It takes effect within seconds; no restart is needed.',
        [
          `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${provider} --client-id ${audience[0] ?? STS_AUDIENCE}`,
          `aws iam get-open-id-connect-provider --open-id-connect-provider-arn ${provider} --query ClientIDList`,
        ],
        [],
        providerEdit(evidence, audience.slice(0, 1)),
      ),
    }))
  },
}
