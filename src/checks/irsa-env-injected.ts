import { isSet } from '../clients/environment.ts'
import { present } from '../present.ts'
import { definePodCheck } from './check.ts'
import { failed, passed, podFailure, skipped } from './outcomes.ts'

/** The EKS webhook injects both variables or, when one is there already, neither (amazon-eks-pod-identity-webhook pkg/handler). */
export const irsaEnvInjected = definePodCheck({
  id: 'irsa-env-injected',
  category: 'pod',
  title: 'AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE are both set',
  needs: [],
  async run({ pod: { env } }) {
    const { AWS_ROLE_ARN: roleArn, AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile } = env
    if (isSet(roleArn) && isSet(tokenFile)) return passed('both variables are set', { roleArn, tokenFile })
    if (!isSet(roleArn) && !isSet(tokenFile)) {
      return skipped('not-applicable', 'neither AWS_ROLE_ARN nor AWS_WEB_IDENTITY_TOKEN_FILE is set')
    }
    const missing = isSet(roleArn) ? 'AWS_WEB_IDENTITY_TOKEN_FILE' : 'AWS_ROLE_ARN'
    const there = isSet(roleArn) ? 'AWS_ROLE_ARN' : 'AWS_WEB_IDENTITY_TOKEN_FILE'
    const message = `${there} is set, ${missing} is not`
    return failed(message, podFailure('half-injected', message), present({ roleArn, tokenFile }))
  },
})
