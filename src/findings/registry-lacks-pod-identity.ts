import type { Rule } from '../model/rule.ts'
import { insteadOf, lackOf, sufferedBy } from './clues/clientLacks.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** The AWS SDK for Go of GitLab's registry asks the EKS Pod Identity agent from v4.12.0 on (gitlab-org/container-registry CHANGELOG; EKS User Guide, pod-id-minimum-sdk). */
export const registryLacksPodIdentity: Rule = {
  id: 'registry-lacks-pod-identity',
  cause: 'sdk-too-old-for-irsa',
  diagnose(evidence, symptoms) {
    const view = lackOf(evidence, 'registry', 'pod-identity')
    const explained = sufferedBy(evidence, symptoms, 'registry', 'pod-identity')
    if (view === undefined) return []
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'The registry cannot use EKS Pod Identity: it is too old',
      what: `The role of this pod comes from EKS Pod Identity, and the registry ${view.version ?? 'in this pod'} does not ask its agent.`,
      why: [view.note ?? '', ...insteadOf(evidence, view)],
      fix: fix(
        steps(
          'Upgrade GitLab, so that the registry is v4.12.0-gitlab or newer.',
          'Or give the service account of the registry its role by IRSA: the annotation eks.amazonaws.com/role-arn, and no association. The registry knows that from v3.8.0 on.',
          'Restart the registry.',
        ),
        [
          `kubectl -n ${namespaceOf(evidence)} exec deploy/<RELEASE NAME>-registry -c registry -- registry --version`,
          `kubectl -n ${namespaceOf(evidence)} rollout restart deployment -l app=registry`,
        ],
      ),
    }))
  },
}
