import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { metadataSays, refusedBy } from './clues/metadataFamily.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** kiam answers "empty role" where the pod has no annotation (uswitch/kiam pkg/aws/metadata). */
export const kiamRoleNotAnnotated: Rule = {
  id: 'kiam-role-not-annotated',
  cause: 'kube2iam-kiam-misconfigured',
  diagnose(evidence, symptoms) {
    const explained = refusedBy(evidence, symptoms, 'kiam', /empty role/)
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'kiam has no role for this pod',
      what: 'kiam answers in the place of the instance metadata service and knows this pod, but the pod names no role.',
      why: [
        ...metadataSays(explained),
        'kiam reads the role from the annotation iam.amazonaws.com/role of the pod.',
      ],
      fix: fix(
        steps(
          'Name the role in the values of the chart: gitlab.toolbox.annotations, gitlab.webservice.annotations, gitlab.sidekiq.annotations, gitlab.migrations.annotations and registry.annotations, each with "iam.amazonaws.com/role": <ROLE NAME>. In charts before 5.5 the toolbox is called gitlab.task-runner.',
          'Upgrade the release: the annotation belongs to the pods, not to the service account, and new pods carry it.',
        ),
        [
          `kubectl -n ${namespaceOf(evidence)} get pod ${evidence.pod.name ?? '<POD>'} -o jsonpath='{.metadata.annotations.iam\\.amazonaws\\.com/role}{"\\n"}'`,
        ],
      ),
    }))
  },
}
