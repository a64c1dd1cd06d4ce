import type { Rule } from '../model/rule.ts'
import { insteadOf, lackOf, sufferedBy } from './clues/clientLacks.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf, restartPods } from './clues/kubernetes.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** fog-aws asks the EKS Pod Identity agent from 3.25.0 on (fog/fog-aws#721), which GitLab has from 17.4 on (gitlab-org/gitlab!164424). */
export const railsLacksPodIdentity: Rule = {
  id: 'rails-lacks-pod-identity',
  cause: 'sdk-too-old-for-irsa',
  diagnose(evidence, symptoms) {
    const view = lackOf(evidence, 'rails', 'pod-identity')
    const explained = sufferedBy(evidence, symptoms, 'rails', 'pod-identity')
    if (view === undefined) return []
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'Rails cannot use EKS Pod Identity: its fog-aws is too old',
      what: 'The role of this pod comes from EKS Pod Identity. Rails takes its credentials through the gem fog-aws, and the one in this GitLab does not ask the Pod Identity agent.',
      why: [
        view.note ?? '',
        ...insteadOf(evidence, view),
        'Programs with a newer SDK, the AWS CLI among them, do use the role in this pod: what they show says nothing of Rails.',
      ],
      fix: fix(
        steps(
          'Upgrade GitLab to 17.4 or newer, which has fog-aws 3.25.0.',
          'Or give the service accounts their role by IRSA instead of Pod Identity: the annotation eks.amazonaws.com/role-arn, and no association. fog-aws knows that from 3.9.0 on.',
          'Restart the pods.',
        ),
        [
          `kubectl -n ${namespaceOf(evidence)} exec deploy/<RELEASE NAME>-toolbox -c toolbox -- grep -m1 'fog-aws (' /srv/gitlab/Gemfile.lock`,
          restartPods(evidence),
        ],
      ),
    }))
  },
}
