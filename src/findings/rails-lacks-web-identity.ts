import type { Rule } from '../model/rule.ts'
import { insteadOf, lackOf, sufferedBy } from './clues/clientLacks.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf, upgradeRelease } from './clues/kubernetes.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** fog-aws knows the web identity from 3.7.0 on, and without AWS_ROLE_SESSION_NAME from 3.9.0 (fog/fog-aws#576, #595). */
export const railsLacksWebIdentity: Rule = {
  id: 'rails-lacks-web-identity',
  cause: 'sdk-too-old-for-irsa',
  diagnose(evidence, symptoms) {
    const view = lackOf(evidence, 'rails', 'web-identity')
    const explained = sufferedBy(evidence, symptoms, 'rails', 'web-identity')
    if (view === undefined) return []
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: "Rails cannot use the service account's role: its fog-aws is too old",
      what: 'Rails takes its credentials through the gem fog-aws, and the one in this GitLab cannot turn the web identity token into credentials.',
      why: [
        view.note ?? '',
        ...insteadOf(evidence, view),
        'Programs with a newer SDK, the AWS CLI among them, do use the role in this pod: what they show says nothing of Rails.',
      ],
      fix: fix(
        steps(
          'Upgrade GitLab, which brings a newer fog-aws. Which one it brings stands in its Gemfile.lock (first command).',
          'Until then, for fog-aws 3.7.0 and 3.8.0 only: set AWS_ROLE_SESSION_NAME, for example to gitlab, by global.extraEnv (second command). Older ones can use neither: give them access keys, or a role by kube2iam or the node.',
        ),
        [
          `kubectl -n ${namespaceOf(evidence)} exec deploy/<RELEASE NAME>-toolbox -c toolbox -- grep -m1 'fog-aws (' /srv/gitlab/Gemfile.lock`,
          upgradeRelease(evidence, 'global.extraEnv.AWS_ROLE_SESSION_NAME=gitlab'),
        ],
      ),
    }))
  },
}
