import { parseRoleArn } from '../policy/arn.ts'
import { definePodCheck } from './check.ts'
import { failed, passed, podFailure, skipped } from './outcomes.ts'

/** A session's ARN drops the role's path, so account, partition and name are what can be compared. */
export const expectedRole = definePodCheck({
  id: 'expected-role',
  category: 'identity',
  title: 'the caller is the role that is meant',
  needs: ['caller-identity'],
  after: ['role-arn-format'],
  async run({ options }, known) {
    const { arn: callerArn } = known.facts('caller-identity')
    const expectedRoleArn = options.expectRole ?? known.maybe('role-arn-format')?.arn
    if (expectedRoleArn === undefined)
      return skipped('not-applicable', 'neither AWS_ROLE_ARN nor --expect-role names a role')
    const caller = parseRoleArn(callerArn)
    const facts = { expectedRoleArn, callerArn }
    if (caller !== undefined && sameRole(caller, expectedRoleArn))
      return passed(`the caller is ${expectedRoleArn}`, facts)
    const message = `the caller is ${callerArn}, expected was ${expectedRoleArn}`
    return failed(message, podFailure('unexpected-role', message), facts)
  },
})

/** `--expect-role` may give a bare role name. */
function sameRole(caller: { partition: string; account: string; name: string }, expected: string): boolean {
  const role = parseRoleArn(expected)
  if (role === undefined) return caller.name === expected
  return caller.name === role.name && caller.account === role.account && caller.partition === role.partition
}
