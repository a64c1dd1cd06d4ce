import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { showRoleAnnotation } from './clues/kubernetes.ts'
import { diagnosisOf, failedWith, failure, isCheck } from './clues/symptoms.ts'
import { observed } from './clues/words.ts'

/**
 * The instance has a profile with a role, and EC2 may not assume it: the metadata service then gives the code
 * AssumeRoleUnauthorizedAccess in the place of credentials (Amazon EC2 User Guide, "Troubleshoot IAM roles").
 */
export const nodeRoleNotAssumable: Rule = {
  id: 'node-role-not-assumable',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter((record) => failedWith(record, 'no-credentials'))
    const said = explained.some(
      (record) =>
        isCheck(record, 'credential-source') &&
        failure(record)?.details?.Code === 'AssumeRoleUnauthorizedAccess',
    )
    return diagnosisOf(said ? explained : [], () => ({
      confidence: 'likely',
      title: 'EC2 cannot assume the role of this node',
      what: 'No variable of the pod names a role, the metadata service of the node has one, and EC2 itself is not let into it.',
      why: [
        ...observed(explained),
        'Its trust policy does not name ec2.amazonaws.com, or the role was deleted and made anew: the instance profile then still means the old one.',
      ],
      fix: fix(
        steps(
          'Let the trust policy of the role trust ec2.amazonaws.com for sts:AssumeRole (first command shows the present one; AWS says above which role it is).',
          'If it does, take the role out of the instance profile and put it back in (next commands).',
          'Better give GitLab a role of its own: if the pod was to have one, this is only why the fallback fails too; see no-aws-role (last command shows the annotation).',
        ),
        [
          'aws iam get-role --role-name <NODE ROLE NAME> --query Role.AssumeRolePolicyDocument --output json',
          'aws iam remove-role-from-instance-profile --instance-profile-name <PROFILE NAME> --role-name <NODE ROLE NAME>',
          'aws iam add-role-to-instance-profile --instance-profile-name <PROFILE NAME> --role-name <NODE ROLE NAME>',
          showRoleAnnotation(evidence),
        ],
      ),
    }))
  },
}
