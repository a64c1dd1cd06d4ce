import { parseRoleArn } from '../policy/arn.ts'
import { definePodCheck } from './check.ts'
import { failed, passed, podFailure } from './outcomes.ts'

/** An instance profile's session is named after the instance: `i-0…` (uswitch/kiam#488). */
export const notNodeRole = definePodCheck({
  id: 'not-node-role',
  category: 'identity',
  title: "the caller is not the node's own role",
  needs: ['caller-identity'],
  async run(_outside, known) {
    const { arn: callerArn } = known.facts('caller-identity')
    const session = parseRoleArn(callerArn)?.session
    if (session === undefined || !/^i-([0-9a-f]{8}|[0-9a-f]{17})$/.test(session)) {
      return passed('the session is not named after an instance', { callerArn })
    }
    const message = `${callerArn} is the role of node ${session}: every pod there shares it`
    return failed(message, podFailure('node-role', message), { callerArn })
  },
})
