import { podFacts } from '../evidence.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { namespaceOf, restartPods, serviceAccountOf } from './clues/kubernetes.ts'
import { stsRefusals } from './clues/sts.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'
import { isApiToken, STS_AUDIENCE, tokenPath, tokenSays, WEBHOOK_TOKEN } from './clues/token.ts'
import { awsSays } from './clues/words.ts'

/** The token was issued for somebody else than STS: usually it is the token for the Kubernetes API. */
export const tokenAudienceNotSts: Rule = {
  id: 'token-audience-not-sts',
  cause: 'trust-policy-aud-mismatch',
  diagnose(evidence, symptoms) {
    const claims = symptoms.filter(
      (record) => isCheck(record, 'token-claims') && failedWith(record, 'audience-not-sts'),
    )
    const { audience } = podFacts(evidence, 'token-claims')
    if (claims.length === 0 && (audience === undefined || audience.includes(STS_AUDIENCE))) return []
    const words = isApiToken(evidence) ? /(?:)/ : /Incorrect token audience|Missing a required claim: aud/i
    const refused = stsRefusals(symptoms, 'InvalidIdentityToken', words)
    const explained = [...claims, ...refused]
    return diagnosisOf(explained, () => ({
      confidence: refused.length > 0 ? 'certain' : 'possible',
      title: 'The token was not issued for STS',
      what: `The token in ${tokenPath(evidence)} has the audience ${audience?.join(', ') || '(none)'}, not ${STS_AUDIENCE}.`,
      why: [...awsSays(refused), ...tokenSays(evidence), origin(evidence), ...accepted(refused.length)],
      fix: fix(adviceFor(evidence), [
        `kubectl -n ${namespaceOf(evidence)} get serviceaccount ${serviceAccountOf(evidence)} -o jsonpath='{.metadata.annotations}{"\\n"}'`,
        restartPods(evidence),
      ]),
    }))
  },
}

function origin(evidence: Evidence): string {
  const { audience = [] } = podFacts(evidence, 'token-claims')
  if (isApiToken(evidence))
    return 'This is the token for the Kubernetes API, which every pod has; STS does not take it.'
  if (audience.includes('pods.eks.amazonaws.com'))
    return 'This is the token of EKS Pod Identity; it is for the Pod Identity agent, not for STS.'
  return 'An audience like this comes from the annotation eks.amazonaws.com/audience or from a projected volume written by hand.'
}

function accepted(refusals: number): readonly string[] {
  return refusals > 0
    ? []
    : ['STS has not refused it in this run: a provider may list this audience. Then nothing needs to change.']
}

function adviceFor(evidence: Evidence): string {
  if (isApiToken(evidence) || tokenPath(evidence) !== WEBHOOK_TOKEN) {
    return `Remove AWS_WEB_IDENTITY_TOKEN_FILE from extraEnv and restart the pods: the webhook sets it to ${WEBHOOK_TOKEN}, a token with the audience ${STS_AUDIENCE}.`
  }
  return `Remove the annotation eks.amazonaws.com/audience from the service account and restart the pods. Or, if the audience is meant, add it to the client ids of the OIDC provider and to the trust policy.`
}
