import { podFacts } from '../../evidence.ts'
import type { Evidence } from '../../model/evidence.ts'

/** The audience that a token for AssumeRoleWithWebIdentity normally has (aws/amazon-eks-pod-identity-webhook README). */
export const STS_AUDIENCE = 'sts.amazonaws.com'

/** Where the webhook mounts the token (aws/amazon-eks-pod-identity-webhook pkg/handler/handler.go). */
export const WEBHOOK_TOKEN = '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'

/** Where Kubernetes mounts the token for its own API. */
export const API_TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount/token'

/** The path of the token, as far as it is known. */
export function tokenPath(evidence: Evidence): string {
  return (
    podFacts(evidence, 'token-readable').path ??
    podFacts(evidence, 'irsa-env-injected').tokenFile ??
    '$AWS_WEB_IDENTITY_TOKEN_FILE'
  )
}

/** The claims that a trust policy is about, one line each behind its name: what the user compares by eye. */
export function tokenSays(evidence: Evidence): readonly string[] {
  const { issuer, subject, audience } = podFacts(evidence, 'token-claims')
  const claims = [
    ...(issuer === undefined ? [] : [`iss  ${issuer}`]),
    ...(subject === undefined ? [] : [`sub  ${subject}`]),
    ...(audience === undefined ? [] : [`aud  ${audience.join(', ') || '(none)'}`]),
  ]
  return claims.length === 0 ? [] : ['The token says:', ...claims]
}

/** Whether it is the token for the Kubernetes API: by its path, or by the audience that API servers use. */
export function isApiToken(evidence: Evidence): boolean {
  const { audience = [] } = podFacts(evidence, 'token-claims')
  return (
    tokenPath(evidence) === API_TOKEN ||
    audience.some((name) => /^https:\/\/kubernetes\.default\.svc/.test(name))
  )
}
