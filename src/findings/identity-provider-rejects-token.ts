import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { restartPods } from './clues/kubernetes.ts'
import { stsRefusals } from './clues/sts.ts'
import { diagnosisOf } from './clues/symptoms.ts'
import { tokenSays } from './clues/token.ts'
import { awsSays } from './clues/words.ts'

/**
 * "The identity provider (IdP) reported that authentication failed. This might be because the claim is invalid", or
 * because it "has expired or has been explicitly revoked" (AWS STS API Reference, AssumeRoleWithWebIdentity).
 */
export const identityProviderRejectsToken: Rule = {
  id: 'identity-provider-rejects-token',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const explained = [
      ...stsRefusals(symptoms, 'IDPRejectedClaim'),
      ...stsRefusals(symptoms, 'IDPRejectedClaimException'),
    ]
    const { issuer = '<ISSUER>' } = podFacts(evidence, 'token-claims')
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'The identity provider itself does not accept the token',
      what: `STS asked ${issuer} about the token, and the provider turned it down.`,
      why: [
        ...awsSays(explained),
        ...tokenSays(evidence),
        'Kubernetes is never asked about a token: STS checks those with published keys. An answer like this comes from a provider of another kind, or of one that revokes tokens.',
      ],
      fix: fix(
        steps(
          'Look whose token this is: that of EKS or of the cluster has the issuer of the cluster (first command).',
          'If it is, restart the pods for a fresh token. If it is not, take the token away from AWS_WEB_IDENTITY_TOKEN_FILE and let the webhook set the variable.',
          'If the provider is meant, look for the reason in its log.',
        ),
        [
          'aws eks describe-cluster --name <CLUSTER NAME> --query cluster.identity.oidc.issuer --output text',
          restartPods(evidence),
        ],
      ),
    }))
  },
}
