import { parseRoleArn } from '../policy/arn.ts'
import { definePodCheck } from './check.ts'
import { failed, passed, podFailure } from './outcomes.ts'

/** The webhook injects a malformed ARN as it is (amazon-eks-pod-identity-webhook pkg/cache only warns), and STS then answers ValidationError. */
export const roleArnFormat = definePodCheck({
  id: 'role-arn-format',
  category: 'pod',
  title: 'AWS_ROLE_ARN has the form of a role ARN',
  needs: ['irsa-env-injected'],
  async run(_outside, known) {
    const { roleArn } = known.facts('irsa-env-injected')
    const role = /^arn:aws[a-z0-9-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(roleArn)
      ? parseRoleArn(roleArn)
      : undefined
    if (role === undefined) {
      const message = `AWS_ROLE_ARN is ${JSON.stringify(roleArn)}, not arn:aws:iam::<12 DIGITS>:role/<NAME>`
      return failed(message, podFailure('malformed-role-arn', message), { arn: roleArn })
    }
    return passed(roleArn, { arn: roleArn, ...role, path: role.path ?? '/' })
  },
})
