import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { metadataSays, refusedBy } from './clues/metadataFamily.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** kiam forbids every role in a namespace whose annotation does not permit it, and all of them where there is none (uswitch/kiam pkg/server). */
export const kiamRoleNotPermitted: Rule = {
  id: 'kiam-role-not-permitted',
  cause: 'kube2iam-kiam-misconfigured',
  diagnose(evidence, symptoms) {
    const explained = refusedBy(evidence, symptoms, 'kiam', /forbidden by policy/)
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'The namespace does not permit the role that this pod names',
      what: 'kiam knows the pod and its role, and the namespace does not permit that role.',
      why: [
        ...metadataSays(explained),
        'kiam permits a role where it matches the regular expression in the annotation iam.amazonaws.com/permitted of the namespace; without the annotation none is permitted. The details stand in the log of kiam-server only.',
      ],
      fix: fix(
        steps('Permit the role in the namespace (second command; the expression must match the whole name).'),
        [
          `kubectl get namespace ${namespaceOf(evidence)} -o yaml | grep -A3 -E 'iam.amazonaws.com/(permitted|allowed-roles)'`,
          `kubectl annotate namespace ${namespaceOf(evidence)} --overwrite iam.amazonaws.com/permitted='^<ROLE NAME>$'`,
          'kubectl logs --all-namespaces -l app=kiam,component=server --tail=50   # labels as in its chart',
        ],
      ),
    }))
  },
}
