import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { intendedRoleArn } from './clues/identity.ts'
import { namespaceOf, restartPods, serviceAccountOf } from './clues/kubernetes.ts'
import { failedToAssume } from './clues/sts.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'
import { STS_AUDIENCE, tokenSays } from './clues/token.ts'
import { showTrustPolicy, trustPolicyFix, updateTrustPolicy } from './clues/trustFix.ts'
import { trustMismatch } from './clues/trustMismatch.ts'
import { awsSays } from './clues/words.ts'

const TITLE = 'The trust policy asks for another audience than the token has'

/** The provider knows the token's unusual audience, or STS would have said so; the trust policy asks for another. */
export const trustPolicyAudienceMismatch: Rule = {
  id: 'trust-policy-audience-mismatch',
  cause: 'trust-policy-aud-mismatch',
  diagnose(evidence, symptoms) {
    const { audience } = podFacts(evidence, 'token-claims')
    const denied = failedToAssume(symptoms)
    const proven = trustMismatch(evidence, denied, 'audience', TITLE)
    if (evidence.documents?.trust !== undefined) return proven
    if (denied.length === 0 || audience === undefined || audience.includes(STS_AUDIENCE)) return []
    const explained = [
      ...symptoms.filter(
        (record) => isCheck(record, 'token-claims') && failedWith(record, 'audience-not-sts'),
      ),
      ...denied,
    ]
    return diagnosisOf(explained, () => ({
      confidence: 'likely',
      title: TITLE,
      what: `The token is for the audience ${audience.join(', ')}, and ${intendedRoleArn(evidence) ?? 'the role'} does not let it in.`,
      why: [
        ...awsSays(denied),
        `Deduced: STS would answer InvalidIdentityToken if the OIDC provider did not know this audience. Trust policies normally ask for ${STS_AUDIENCE}.`,
        ...tokenSays(evidence),
      ],
      fix: fix(
        `Remove the annotation eks.amazonaws.com/audience from the service account, so that the token gets the audience ${STS_AUDIENCE}, and restart the pods. Or, if the audience is meant, save the document below as trust-policy.json and make it the trust policy of the role.`,
        [
          `kubectl -n ${namespaceOf(evidence)} annotate serviceaccount ${serviceAccountOf(evidence)} eks.amazonaws.com/audience-`,
          restartPods(evidence),
          showTrustPolicy(evidence),
          updateTrustPolicy(evidence),
        ],
        trustPolicyFix(evidence),
      ),
    }))
  },
}
