import type { Rule } from '../model/rule.ts'
import { insteadOf, lackOf, sufferedBy } from './clues/clientLacks.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** GitLab's registry knows IRSA from v3.8.0 on (gitlab-org/container-registry!607), which chart 5.2 brought. */
export const registryLacksWebIdentity: Rule = {
  id: 'registry-lacks-web-identity',
  cause: 'sdk-too-old-for-irsa',
  diagnose(evidence, symptoms) {
    const view = lackOf(evidence, 'registry', 'web-identity')
    const explained = sufferedBy(evidence, symptoms, 'registry', 'web-identity')
    if (view === undefined) return []
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: "The registry cannot use the service account's role: it is too old",
      what: `The registry ${view.version ?? 'in this pod'} looks for keys and for the role of the node, and not at the web identity token.`,
      why: [view.note ?? '', ...insteadOf(evidence, view)],
      fix: fix(
        steps(
          'Upgrade GitLab to 14.2 (chart 5.2) or newer, whose registry knows IRSA.',
          'Or set the image of the registry alone: v3.8.0-gitlab or newer.',
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
