import { hasContainerCredentials, isSet } from '../clients/environment.ts'
import { inWords, staticKey } from '../clients/staticKey.ts'
import { definePodCheck } from './check.ts'
import { passed, podFailure, warned } from './outcomes.ts'

/** A key in the environment comes before any role: "If you provide the key pair, IAM role will be ignored". */
export const staticKeysAbsent = definePodCheck({
  id: 'static-keys-absent',
  category: 'pod',
  title: 'no static AWS access key stands in the way of the role',
  needs: [],
  async run({ pod: { env } }) {
    const key = staticKey({
      where: 'environment',
      name: 'AWS_ACCESS_KEY_ID',
      accessKeyId: env.AWS_ACCESS_KEY_ID,
      secret: env.AWS_SECRET_ACCESS_KEY,
      sessionToken: env.AWS_SESSION_TOKEN,
    })
    if (key === undefined) return passed('no AWS access key in the environment', { keys: [] })
    const role = isSet(env.AWS_ROLE_ARN) || hasContainerCredentials(env) ? '; it comes before the role' : ''
    const message = `AWS_ACCESS_KEY_ID holds ${inWords(key)}${role}`
    return warned(message, { keys: [key] }, podFailure('static-keys', message))
  },
})
