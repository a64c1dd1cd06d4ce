import { randomUUID } from 'node:crypto'
import { parseRoleArn } from '../../src/policy/arn.ts'
import { decide, nameOf } from '../iam/authorize.ts'
import type { Session } from '../iam/credentials.ts'
import { denialMessage } from '../iam/denial-message.ts'
import { namedPolicy } from '../iam/policies.ts'
import type { Around } from './metadata.ts'

export type Assumed =
  | { readonly ok: true; readonly session: Session }
  /** The error of the AWS SDK for Go, on one line. */
  | { readonly ok: false; readonly error: string }

/** The node's role assumes the pod's: both policies have a say, as in any AssumeRole. */
export function assumeForPod({ aws, node, notes }: Around, roleArn: string, sessionName: string): Assumed {
  const now = aws.now()
  const nodeRole = node.role === undefined ? undefined : aws.world.roles[node.role]
  if (nodeRole === undefined) {
    return { ok: false, error: 'NoCredentialProviders: no valid providers in chain. Deprecated.' }
  }
  const { caller } = aws.credentials.startSession(nodeRole, { name: node.instanceId, seconds: 21_600, now })
  const role = Object.values(aws.world.roles).find(({ arn }) => arn === roleArn)
  const action = 'sts:AssumeRole'
  const plain = `User: ${nameOf(caller)} is not authorized to perform: ${action} on resource: ${roleArn}`
  if (role === undefined) return { ok: false, error: sdkError(plain) }
  const { account = '', name = roleArn } = parseRoleArn(roleArn) ?? {}
  const decision = decide(aws.world, caller, {
    action,
    resource: roleArn,
    resourceAccount: account,
    resourcePolicy: { ...namedPolicy(name, role.trust, 'trust'), kind: 'trust' },
    through: 'sts',
    context: { 'aws:CurrentTime': now.toISOString(), 'aws:SecureTransport': 'true' },
  })
  notes.decisions.push({ action, resource: roleArn, decision })
  if (decision.effect === 'deny') {
    const relation = parseRoleArn(nodeRole.arn)?.account === account ? 'same-account' : 'stranger'
    const refused = { caller: nameOf(caller), action, resource: roleArn, relation } as const
    return { ok: false, error: sdkError(denialMessage(decision, refused, 'bare') ?? plain) }
  }
  const session = aws.credentials.startSession(role, { name: sessionName.slice(0, 64), seconds: 1800, now })
  notes.principal = session.arn
  return { ok: true, session }
}

/** How aws-sdk-go writes a refused request (aws/aws-sdk-go aws/awserr/types.go). */
function sdkError(message: string): string {
  return `AccessDenied: ${message}\n\tstatus code: 403, request id: ${randomUUID()}`
}
