import type { CheckRecord, Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf, restartPods } from './clues/kubernetes.ts'
import { agentSays, containerOf, POD_IDENTITY_AUDIENCE, podIdentityFailed } from './clues/podIdentity.ts'
import { diagnosisOf, failedWith, failure } from './clues/symptoms.ts'

/** Where EKS mounts the token (aws/amazon-eks-pod-identity-webhook main.go). */
const MOUNTED = '/var/run/secrets/pods.eks.amazonaws.com/serviceaccount/eks-pod-identity-token'

/** The token that the agent wants to see cannot be read, or is not one that it takes. */
export const podIdentityTokenUnusable: Rule = {
  id: 'pod-identity-token-unusable',
  cause: 'pod-identity-misconfigured',
  diagnose(evidence, symptoms) {
    const explained = podIdentityFailed(evidence, symptoms).filter(concernsToken)
    const { tokenFrom } = containerOf(evidence)
    return diagnosisOf(explained, (first) => ({
      confidence: failedWith(first, 'InvalidTokenException') ? 'likely' : 'certain',
      title: 'The token for the EKS Pod Identity agent cannot be used',
      what:
        tokenFrom === undefined
          ? 'The pod has no token to show to the agent: AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE is not set.'
          : `The pod shows the agent the token in ${tokenFrom}.`,
      why: [...agentSays(explained), ...oddities(evidence)],
      fix: fix(
        steps(
          `Remove AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE and AWS_CONTAINER_CREDENTIALS_FULL_URI from extraEnv, extraEnvFrom and the container's env: EKS sets both (the file is ${MOUNTED}), but neither where one is set already.`,
          "If the file may not be read, give the pod an fsGroup; the chart's own value is 1000, so look for what has overridden it. If it was copied to another place, use the projected file itself: the kubelet renews it, a copy expires.",
          'Restart the pods: each new pod gets a new token.',
        ),
        [
          `kubectl -n ${namespaceOf(evidence)} get deployment -o yaml | grep -n -A1 AWS_CONTAINER_`,
          `ls -lL ${tokenFrom?.startsWith('/') ? tokenFrom : MOUNTED}   # in the pod`,
          restartPods(evidence),
        ],
      ),
    }))
  },
}

function concernsToken(record: CheckRecord): boolean {
  const { origin, message = '' } = failure(record) ?? {}
  if (failedWith(record, 'InvalidTokenException', 'ExpiredTokenException')) return true
  return origin === 'pod' || message.startsWith('Service account token ')
}

/** What can be seen of the token itself. */
function oddities(evidence: Evidence): readonly string[] {
  const { tokenFrom, token } = containerOf(evidence)
  const audience = token?.audience.join(', ') || '(none)'
  return [
    ...(tokenFrom === undefined || tokenFrom === MOUNTED ? [] : [`EKS would have set ${MOUNTED}.`]),
    ...(token === undefined || token.audience.includes(POD_IDENTITY_AUDIENCE)
      ? []
      : [`Its audience is ${audience}; EKS wants ${POD_IDENTITY_AUDIENCE}.`]),
    ...(token?.expiresAt === undefined ? [] : [`It is valid until ${token.expiresAt}.`]),
  ]
}
