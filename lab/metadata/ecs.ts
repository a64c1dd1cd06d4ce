import { parseRoleArn } from '../../src/policy/arn.ts'
import type { Aws } from '../aws.ts'
import type { Answer, LabRequest } from '../http/exchange.ts'
import type { Notes } from '../journal.ts'
import { withoutMilliseconds } from './session-document.ts'

/** The credentials endpoint of a task in ECS (Amazon ECS Developer Guide, "Task IAM role"). */
export function answerEcs(aws: Aws, request: LabRequest, notes: Notes): Answer | 'silence' {
  const { ecs, roles } = aws.world
  if (ecs === undefined) return 'silence'
  notes.operation = `ECS ${request.path}`
  const role = roles[ecs.role]
  if (role === undefined || request.path !== ecs.path) {
    const message = 'CredentialsV2Request: Credentials not found'
    return json(400, { code: 'InvalidIdInRequest', message, HTTPErrorCode: 400 })
  }
  const session = aws.credentials.startSession(role, {
    name: parseRoleArn(role.arn)?.name ?? 'task',
    seconds: 21_600,
    now: aws.now(),
  })
  notes.principal = session.arn
  return json(200, {
    RoleArn: role.arn,
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: session.secretAccessKey,
    Token: session.sessionToken,
    Expiration: withoutMilliseconds(session.expiration),
  })
}

function json(status: number, value: unknown): Answer {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) }
}
