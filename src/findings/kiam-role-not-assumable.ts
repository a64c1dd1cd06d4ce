import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { metadataSays, refusedBy } from './clues/metadataFamily.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** kiam-server assumes the role with its own, and kiam-agent hands on the error of STS (uswitch/kiam pkg/server). */
export const kiamRoleNotAssumable: Rule = {
  id: 'kiam-role-not-assumable',
  cause: 'kube2iam-kiam-misconfigured',
  diagnose(evidence, symptoms) {
    const explained = refusedBy(evidence, symptoms, 'kiam', /sts:AssumeRole|AccessDenied|not authorized/)
    return diagnosisOf(explained, () => ({
      confidence: 'likely',
      title: "kiam may not assume this pod's role",
      what: 'kiam-server assumes the role that the pod names with a role of its own, and STS refuses that.',
      why: [
        ...metadataSays(explained),
        'Two policies must allow it: the trust policy of the role names the role of kiam-server, and the policies of that one allow sts:AssumeRole on the role. It may also be that there is no such role: STS answers alike.',
      ],
      fix: fix(
        steps(
          'Find out who kiam-server is: its --assume-role-arn, or else the role of the nodes that it runs on.',
          'Let the trust policy of the role trust that one: a statement with Effect Allow, Principal {"AWS": "<ARN OF THE ROLE OF KIAM-SERVER>"} and Action sts:AssumeRole (second command shows the present one).',
          'Let the role of kiam-server assume it: a statement with Effect Allow, Action sts:AssumeRole and the ARN of the role as Resource.',
          'Compare the name with what kiam makes of it: --role-base-arn plus the annotation.',
        ),
        [
          'kubectl get pods --all-namespaces -l app=kiam,component=server -o yaml | grep -E "assume-role-arn|role-base-arn"   # labels as in its chart',
          'aws iam get-role --role-name <ROLE NAME> --query Role.AssumeRolePolicyDocument --output json',
          `kubectl -n ${namespaceOf(evidence)} get pod ${evidence.pod.name ?? '<POD>'} -o jsonpath='{.metadata.annotations.iam\\.amazonaws\\.com/role}{"\\n"}'`,
        ],
      ),
    }))
  },
}
