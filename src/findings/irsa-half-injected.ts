import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf, restartPods, showRoleAnnotation } from './clues/kubernetes.ts'
import { CREDENTIALS_CHECKS } from './clues/ofClients.ts'
import { stsSpeaker } from './clues/speaker.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'
import { listed } from './clues/words.ts'
import { deniedBecauseOfIdentity, identityMismatches } from './clues/wrongIdentity.ts'

/**
 * The webhook injects neither variable when the container already has one of them
 * (aws/amazon-eks-pod-identity-webhook pkg/handler/handler.go, addEnvToContainer), and with one of the two no
 * SDK uses web identity: the pod goes on with the node's role, or with nothing.
 */
export const irsaHalfInjected: Rule = {
  id: 'irsa-half-injected',
  cause: 'sa-annotation-missing-or-pod-not-restarted',
  diagnose(evidence, symptoms) {
    const half = symptoms.filter(
      (record) => isCheck(record, 'irsa-env-injected') && failedWith(record, 'half-injected'),
    )
    if (half.length === 0) return []
    const { roleArn } = podFacts(evidence, 'irsa-env-injected')
    const [there, missing] =
      roleArn === undefined
        ? ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN']
        : ['AWS_ROLE_ARN', 'AWS_WEB_IDENTITY_TOKEN_FILE']
    const caller = podFacts(evidence, 'caller-identity').arn
    const consequences = [
      ...symptoms.filter((record) => failedWith(record, 'no-credentials')),
      ...identityMismatches(symptoms),
      ...deniedBecauseOfIdentity(symptoms),
      ...symptoms.filter((record) => isCheck(record, 'client-agreement', ...CREDENTIALS_CHECKS)),
    ]
    return diagnosisOf([...half, ...consequences], () => ({
      confidence: 'certain',
      title: 'Only one half of the IRSA settings is in the pod',
      what: `${there} is set, ${missing} is not, so the pod does not use its role.`,
      why: [
        'Web identity needs both variables; every client ignores one alone.',
        'The EKS webhook sets both or neither: if the container already has one of them, it sets neither.',
        ...(caller === undefined ? [] : [`${stsSpeaker(evidence)} says that the pod is ${caller} instead.`]),
        ...(consequences.length === 0
          ? []
          : [`Deduced: ${listed([...new Set(consequences.map(({ id }) => id))])} failed because of that.`]),
      ],
      fix: fix(
        steps(
          `Remove ${there} wherever it was set by hand: extraEnv, extraEnvFrom, global.extraEnv, the image.`,
          'Let the service account carry the annotation eks.amazonaws.com/role-arn.',
          'Restart the pods; the webhook then sets both.',
        ),
        [
          `kubectl -n ${namespaceOf(evidence)} get deployment -o yaml | grep -n -B1 -A1 ${there}`,
          showRoleAnnotation(evidence),
          restartPods(evidence),
        ],
      ),
    }))
  },
}
