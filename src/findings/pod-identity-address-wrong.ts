import type { CheckRecord, Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf, restartPods } from './clues/kubernetes.ts'
import { AGENT_URL, agentSays, containerOf, podIdentityFailed } from './clues/podIdentity.ts'
import { diagnosisOf, failedWith, failure, networkFailed } from './clues/symptoms.ts'

/** The variables send the pod to another place than the agent: it was never asked. */
export const podIdentityAddressWrong: Rule = {
  id: 'pod-identity-address-wrong',
  cause: 'pod-identity-misconfigured',
  diagnose(evidence, symptoms) {
    const explained = podIdentityFailed(evidence, symptoms).filter((record) => sentAstray(evidence, record))
    const { url } = containerOf(evidence)
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'The address for container credentials is not that of the EKS Pod Identity agent',
      what: url === undefined ? `${failure(first)?.message}.` : `The pod's variables send it to ${url}.`,
      why: [
        ...agentSays(explained),
        `EKS sets AWS_CONTAINER_CREDENTIALS_FULL_URI to ${AGENT_URL} (http://[fd00:ec2::23]/v1/credentials in IPv6 clusters), and leaves it alone where somebody has set it already.`,
      ],
      fix: fix(
        steps(
          "Remove AWS_CONTAINER_CREDENTIALS_FULL_URI, AWS_CONTAINER_CREDENTIALS_RELATIVE_URI (which is for Amazon ECS) and AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE from extraEnv, extraEnvFrom and the container's env.",
          'Restart the pods: EKS then sets what a pod of this service account needs.',
        ),
        [
          `kubectl -n ${namespaceOf(evidence)} get deployment -o yaml | grep -n -A1 AWS_CONTAINER_`,
          restartPods(evidence),
        ],
      ),
    }))
  },
}

function sentAstray(evidence: Evidence, record: CheckRecord): boolean {
  if (failedWith(record, 'container-uri-malformed', 'container-uri-not-allowed', 'HTTP 404')) return true
  if (networkFailed(record)) return containerOf(evidence).url?.startsWith('http://169.254.170.2/') ?? false
  return /^Access Denied\. Called agent through invalid address/.test(failure(record)?.message ?? '')
}
