import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { namespaceOf } from './clues/kubernetes.ts'
import { metadataSays, refusedBy } from './clues/metadataFamily.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** kube2iam assumes the role with the role of the node, and hands on the error of STS (jtblin/kube2iam iam/iam.go). */
export const kube2iamRoleNotAssumable: Rule = {
  id: 'kube2iam-role-not-assumable',
  cause: 'kube2iam-kiam-misconfigured',
  diagnose(evidence, symptoms) {
    const explained = refusedBy(evidence, symptoms, 'kube2iam', /sts:AssumeRole|AccessDenied|not authorized/)
    return diagnosisOf(explained, () => ({
      confidence: 'likely',
      title: "kube2iam may not assume this pod's role",
      what: 'kube2iam assumes the role that the pod names with the role of the node, and STS refuses that.',
      why: [
        ...metadataSays(explained),
        'Two policies must allow it: the trust policy of the role names the role of the node, and the policies of the role of the node allow sts:AssumeRole on the role. It may also be that there is no such role: STS answers alike.',
      ],
      fix: fix(
        steps(
          'Let the trust policy of the role trust the role of the node: a statement with Effect Allow, Principal {"AWS": "<ARN OF THE NODE ROLE>"} and Action sts:AssumeRole (first command shows the present one).',
          'Let the role of the node assume it: a statement with Effect Allow, Action sts:AssumeRole and the ARN of the role as Resource (second and third command).',
          'Compare the name with what kube2iam makes of it: --base-role-arn plus the annotation.',
        ),
        [
          'aws iam get-role --role-name <ROLE NAME> --query Role.AssumeRolePolicyDocument --output json',
          'aws iam list-attached-role-policies --role-name <NODE ROLE NAME>',
          'aws iam list-role-policies --role-name <NODE ROLE NAME>',
          `kubectl -n ${namespaceOf(evidence)} get pod ${evidence.pod.name ?? '<POD>'} -o jsonpath='{.metadata.annotations.iam\\.amazonaws\\.com/role}{"\\n"}'`,
        ],
      ),
    }))
  },
}
