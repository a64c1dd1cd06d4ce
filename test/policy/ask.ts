import { evaluate } from '../../src/policy/evaluate.ts'
import { parsePolicy } from '../../src/policy/parsePolicy.ts'
import type {
  AuthorizationRequest,
  Decision,
  Layer,
  Layers,
  NamedPolicy,
  ResourcePolicy,
  RoleSessionPrincipal,
  UserPrincipal,
} from '../../src/policy/request.ts'

/** The people, places and policies of these tests. */

export const HOME = '111122223333'
export const AWAY = '444455556666'

export const session: RoleSessionPrincipal = {
  kind: 'role-session',
  arn: `arn:aws:sts::${HOME}:assumed-role/gitlab/toolbox`,
  roleArn: `arn:aws:iam::${HOME}:role/apps/gitlab`,
  account: HOME,
  roleId: 'AROAEXAMPLEROLEID0001',
}

export const user: UserPrincipal = {
  kind: 'user',
  arn: `arn:aws:iam::${HOME}:user/staff/Zoe`,
  account: HOME,
  userId: 'AIDAEXAMPLEUSERID0001',
}

export const BUCKET = 'arn:aws:s3:::gitlab-lfs'
export const OBJECTS = `${BUCKET}/*`
export const ROOT = `arn:aws:iam::${HOME}:root`

/** A read of one object by the session, unless said otherwise. */
export function asking(changes: Partial<AuthorizationRequest> = {}): AuthorizationRequest {
  return {
    action: 's3:GetObject',
    resource: `${BUCKET}/ab/cd/object`,
    resourceAccount: HOME,
    principal: session,
    context: {},
    ...changes,
  }
}

/** A statement that allows reading the objects, unless said otherwise. */
export function allow(changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return { Effect: 'Allow', Action: 's3:GetObject', Resource: OBJECTS, ...changes }
}

export function deny(changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return allow({ Effect: 'Deny', ...changes })
}

/** Statements as a named policy. Throws when AWS would not accept them in that layer. */
export function policy(layer: Layer, ...statements: readonly unknown[]): NamedPolicy {
  const parsed = parsePolicy({ Version: '2012-10-17', Statement: statements }, layer)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return { name: `the ${layer} policy`, document: parsed.policy }
}

export function bucketPolicy(...statements: readonly unknown[]): ResourcePolicy {
  return { kind: 'bucket', ...policy('resource', ...statements) }
}

export function keyPolicy(...statements: readonly unknown[]): ResourcePolicy {
  return { kind: 'key', ...policy('resource', ...statements) }
}

export function trust(...statements: readonly unknown[]): ResourcePolicy {
  return { kind: 'trust', ...policy('trust', ...statements) }
}

/** The decision in short: `allow`, or `explicit scp`, `implicit identity` and so on. */
export function verdict(request: AuthorizationRequest, layers: Partial<Layers>): string {
  return inShort(evaluate(request, { identity: [], ...layers }))
}

export function inShort(decision: Decision): string {
  return decision.effect === 'allow' ? 'allow' : `${decision.kind} ${decision.layer}`
}
