import { podFacts } from '../evidence.ts'
import type { Rule } from '../model/rule.ts'
import { denialsIn, recordsOf } from './clues/denials.ts'
import { fix, steps } from './clues/fix.ts'
import { callerArn } from './clues/identity.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { metadataOf } from './clues/metadataFamily.ts'
import { othersAllowed, shaped, withShape } from './clues/probeMatrix.ts'
import { bucketsOf, diagnosisOf } from './clues/symptoms.ts'
import { awsSays } from './clues/words.ts'

/**
 * kube2iam gives a pod without an annotation its --default-role (jtblin/kube2iam mappings/mapper.go). From inside the pod
 * that shows only in a role that may do nothing here.
 */
export const kube2iamDefaultRoleUsed: Rule = {
  id: 'kube2iam-default-role-used',
  cause: 'kube2iam-kiam-misconfigured',
  diagnose(evidence, symptoms) {
    const instance = metadataOf(evidence)
    if (instance?.kind !== 'kube2iam' || podFacts(evidence, 'credential-source').source !== 'kube2iam')
      return []
    const denials = withShape(shaped(evidence, denialsIn(symptoms)), 'everything')
    const explained = recordsOf(denials)
    if (explained.length === 0 || othersAllowed(evidence, bucketsOf(explained))) return []
    const role = instance.role ?? callerArn(evidence) ?? 'a role'
    return diagnosisOf(explained, () => ({
      confidence: 'possible',
      title: `The role ${role} that kube2iam gives this pod may do nothing in the buckets`,
      what: `kube2iam gives this pod the role ${role}, and it may neither list nor read nor write in any bucket. A pod without the annotation iam.amazonaws.com/role gets the default role of kube2iam.`,
      why: [
        ...awsSays(explained),
        'Deduced: either this is not the role that is meant, because the pod carries no annotation or another one; or it is, and has no permissions. The annotation of the pod, which cannot be seen from inside, tells (first command).',
      ],
      fix: fix(
        steps(
          'Look at the annotation of the pod (first command). If it is missing or names another role, set "iam.amazonaws.com/role" in gitlab.toolbox.annotations, gitlab.webservice.annotations, gitlab.sidekiq.annotations, gitlab.migrations.annotations and registry.annotations (gitlab.task-runner in charts before 5.5), and upgrade the release.',
          `If it names ${role}, attach a policy to that role: gitlab-iam-doctor policy prints one.`,
        ),
        [
          `kubectl -n ${namespaceOf(evidence)} get pod ${evidence.pod.name ?? '<POD>'} -o jsonpath='{.metadata.annotations.iam\\.amazonaws\\.com/role}{"\\n"}'`,
        ],
      ),
    }))
  },
}
