import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { restartPods } from './clues/kubernetes.ts'
import { stsRefusals } from './clues/sts.ts'
import { diagnosisOf } from './clues/symptoms.ts'
import { tokenSays } from './clues/token.ts'
import { neededProviderArn } from './clues/trustFix.ts'
import { awsSays } from './clues/words.ts'

/** AWS changes its words without notice: the code alone says that it is the token, not the role. */
export const tokenNotValidated: Rule = {
  id: 'token-not-validated',
  cause: 'oidc-thumbprint-or-keys',
  diagnose(evidence, symptoms) {
    const explained = stsRefusals(symptoms, 'InvalidIdentityToken')
    const { issuer = '<ISSUER>' } = podFacts(evidence, 'token-claims')
    const provider = neededProviderArn(evidence) ?? '<PROVIDER ARN>'
    return diagnosisOf(explained, () => ({
      confidence: 'likely',
      title: 'STS cannot validate the token, for a reason that this doctor does not know',
      what: 'STS refuses the token itself (code InvalidIdentityToken); the trust policy of the role has not been looked at yet.',
      why: [...awsSays(explained), ...tokenSays(evidence)],
      fix: fix(
        steps(
          'Read what AWS says above; it may be newer than this doctor.',
          "Compare the provider in the role's account with the token: the same issuer, its audience among the client ids (first command).",
          'See that the issuer publishes its keys (second command), with the key id of the token among them.',
          'Restart the pods for a fresh token.',
        ),
        [
          `aws iam get-open-id-connect-provider --open-id-connect-provider-arn ${provider}`,
          `curl -sS ${issuer}/.well-known/openid-configuration   # from outside the VPC`,
          restartPods(evidence),
        ],
      ),
    }))
  },
}
