import type { CheckRecord } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { annotateServiceAccount, restartPods, showRoleAnnotation } from './clues/kubernetes.ts'
import { awsRefused, diagnosisOf, failure, isCheck } from './clues/symptoms.ts'
import { awsSays } from './clues/words.ts'

/** The webhook copies the annotation as it is (aws/amazon-eks-pod-identity-webhook pkg/cache/cache.go only warns). */
export const roleArnMalformed: Rule = {
  id: 'role-arn-malformed',
  cause: 'role-arn-wrong-or-missing-role',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter((record) => isCheck(record, 'role-arn-format') || isAboutTheArn(record))
    const value = explained.find((record) => isCheck(record, 'role-arn-format'))
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'AWS_ROLE_ARN is not the ARN of a role',
      what:
        value === undefined
          ? 'STS does not accept AWS_ROLE_ARN as an ARN.'
          : `AWS_ROLE_ARN is ${failure(value)?.message ?? value.outcome.message}`,
      why: [
        ...awsSays(explained),
        "A role's ARN reads arn:aws:iam::111122223333:role/NAME, with 12 digits, without quotes, blanks or a line end. The ARN of a policy or of an instance profile is something else.",
      ],
      fix: fix(
        'Correct the annotation of the service account (in YAML in double quotes; the quotes must not be part of the value), then restart the pods: they keep the value they were created with.',
        [
          showRoleAnnotation(evidence),
          'aws iam get-role --role-name <ROLE NAME> --query Role.Arn --output text',
          annotateServiceAccount(evidence, 'arn:aws:iam::<ACCOUNT>:role/<ROLE NAME>'),
          restartPods(evidence),
        ],
      ),
    }))
  },
}

function isAboutTheArn(record: CheckRecord): boolean {
  return awsRefused(record, 'ValidationError', /ARN is invalid|at 'roleArn' failed|^\S+ is invalid$/i)
}
