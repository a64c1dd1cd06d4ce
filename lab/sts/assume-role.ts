import { AwsError } from '../http/exchange.ts'
import type { XmlChildren } from '../http/xml.ts'
import { accountOf, decide, inOrganization, nameOf } from '../iam/authorize.ts'
import { denialMessage } from '../iam/denial-message.ts'
import { namedPolicy } from '../iam/policies.ts'
import type { StsCall } from './answer.ts'
import { authenticateSts } from './authenticate.ts'
import { accountOfRoleArn, findRole, nameOfRole, startSession } from './session.ts'
import { durationSeconds, roleArn, roleSessionName, validate } from './validate.ts'

/** Signed: the caller's policies and the role's trust policy both have a say. */
export function assumeRole(call: StsCall): XmlChildren {
  const { aws, parameters, notes } = call
  const { caller } = authenticateSts(call)
  validate(parameters, [roleArn, roleSessionName, durationSeconds])
  const arn = parameters.get('RoleArn') ?? ''
  const account = accountOfRoleArn(arn)
  const action = 'sts:AssumeRole'
  const role = findRole(call, arn)
  const name = nameOf(caller)
  const plain = `User: ${name} is not authorized to perform: ${action} on resource: ${arn}`
  if (role === undefined) throw new AwsError(403, 'AccessDenied', plain)
  const decision = decide(aws.world, caller, {
    action,
    resource: arn,
    resourceAccount: account,
    resourcePolicy: { ...namedPolicy(nameOfRole(role), role.trust, 'trust'), kind: 'trust' },
    through: 'sts',
    context: {
      'aws:CurrentTime': aws.now().toISOString(),
      'aws:SecureTransport': String(call.request.secure),
    },
  })
  notes.decisions.push({ action, resource: arn, decision })
  if (decision.effect === 'deny') {
    const own = accountOf(caller)
    const organization = inOrganization(aws.world, own) && inOrganization(aws.world, account)
    const relation = own === account ? 'same-account' : organization ? 'same-organization' : 'stranger'
    const message = denialMessage(decision, { caller: name, action, resource: arn, relation }, 'bare')
    throw new AwsError(403, 'AccessDenied', message ?? plain)
  }
  return startSession(call, role).result
}
