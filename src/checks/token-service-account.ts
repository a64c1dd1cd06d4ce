import { definePodCheck } from './check.ts'
import { failed, passed, podFailure, skipped, warned } from './outcomes.ts'

export const tokenServiceAccount = definePodCheck({
  id: 'token-service-account',
  category: 'pod',
  title: 'the token belongs to the service account that is meant',
  needs: ['token-claims'],
  async run({ options, podNamespace }, known) {
    const { subject, namespace, serviceAccount } = known.facts('token-claims')
    if (namespace === undefined || serviceAccount === undefined) {
      return skipped('not-applicable', `the token's sub ${subject} is not a Kubernetes service account`)
    }
    const inPod = await podNamespace()
    const { expectServiceAccount: expected } = options
    const facts = {
      namespace,
      serviceAccount,
      ...(inPod === undefined ? {} : { podNamespace: inPod }),
      ...(expected === undefined ? {} : { expected }),
    }
    const is = `${namespace}/${serviceAccount}`
    if (expected !== undefined && expected !== serviceAccount && expected !== is) {
      const message = `the token is for ${is}, expected was ${expected}`
      return failed(message, podFailure('unexpected-service-account', message), facts)
    }
    if (inPod !== undefined && inPod !== namespace) {
      const message = `the token is for namespace ${namespace}, the pod is in ${inPod}`
      return warned(message, facts, podFailure('namespace-mismatch', message))
    }
    if (serviceAccount === 'default') {
      const message = `the pod runs as the service account default of namespace ${namespace}`
      return warned(message, facts, podFailure('service-account-default', message))
    }
    return passed(is, facts)
  },
})
