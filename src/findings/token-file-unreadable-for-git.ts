import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf, restartPods } from './clues/kubernetes.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'

/** Kubernetes gives the projected token to the pod's group only where fsGroup is set (KEP 1205, projected volumes). */
export const tokenFileUnreadableForGit: Rule = {
  id: 'token-file-unreadable-for-git',
  cause: 'token-file-missing-or-unreadable',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter((record) => isCheck(record, 'token-readable-by-gitlab'))
    const { path = 'the token' } = podFacts(evidence, 'token-readable')
    const { uid = 1000 } = podFacts(evidence, 'token-readable-by-gitlab')
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: "GitLab's own user may not read the token",
      what: `The doctor runs as another user than GitLab (user ${uid}) and could read ${path}. GitLab cannot, so everything else in this report is better than what GitLab sees.`,
      why: [first.outcome.message],
      fix: fix(
        steps(
          'Let the pod have a group that owns its volumes: securityContext.fsGroup: 1000, as the chart sets it for all its pods; look what overrides it (first command).',
          'Restart the pods.',
          'Run the doctor again as the user of the pod: kubectl exec does so by itself.',
        ),
        [
          `kubectl -n ${namespaceOf(evidence)} get pod ${evidence.pod.name ?? '<POD>'} -o jsonpath='{.spec.securityContext}{"\\n"}'`,
          restartPods(evidence),
        ],
      ),
    }))
  },
}
