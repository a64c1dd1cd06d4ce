import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { metadataSays, refusedBy } from './clues/metadataFamily.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** With --namespace-restrictions kube2iam gives a pod only the roles that its namespace allows (jtblin/kube2iam mappings/mapper.go). */
export const kube2iamRoleNotAllowed: Rule = {
  id: 'kube2iam-role-not-allowed',
  cause: 'kube2iam-kiam-misconfigured',
  diagnose(evidence, symptoms) {
    const explained = refusedBy(evidence, symptoms, 'kube2iam', /not valid for namespace/)
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'The namespace does not allow the role that this pod names',
      what: 'kube2iam restricts namespaces to certain roles, and the one in the annotation of this pod is not among them.',
      why: [
        ...metadataSays(explained),
        'kube2iam was started with --namespace-restrictions; then the annotation iam.amazonaws.com/allowed-roles of the namespace lists the roles, as patterns.',
      ],
      fix: fix(
        steps(
          'Allow the role in the namespace (second command; the value is a JSON list of role names, ARNs or patterns, and replaces the one that is there).',
          'Compare the role with the one in the annotation of the pod: a name that kube2iam makes an ARN of with its --base-role-arn.',
        ),
        [
          `kubectl get namespace ${namespaceOf(evidence)} -o yaml | grep -A3 -E 'iam.amazonaws.com/(permitted|allowed-roles)'`,
          `kubectl annotate namespace ${namespaceOf(evidence)} --overwrite iam.amazonaws.com/allowed-roles='["<ROLE NAME>"]'`,
          `kubectl -n ${namespaceOf(evidence)} get pod ${evidence.pod.name ?? '<POD>'} -o jsonpath='{.metadata.annotations.iam\\.amazonaws\\.com/role}{"\\n"}'`,
        ],
      ),
    }))
  },
}
