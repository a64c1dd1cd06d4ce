import { randomBytes } from 'node:crypto'
import { assumedRoleArn, parseArn, parseRoleArn } from '../../src/policy/arn.ts'
import type { Layers, NamedPolicy, Principal } from '../../src/policy/request.ts'
import { accessKeyId, uniqueId } from '../ids.ts'
import { partitionOf } from '../regions.ts'
import type { Role, User, World } from '../world.ts'
import { identityPolicies, namedPolicy } from './policies.ts'

/** Whoever sends a request, with the policies that travel with him. */
export interface Caller {
  readonly principal: Principal
  readonly layers: Pick<Layers, 'identity' | 'boundary' | 'session'>
}

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Only temporary ones. */
  readonly sessionToken?: string
  readonly expiration?: Date
  /** `AROA…:session` or `AIDA…`, as GetCallerIdentity says it. */
  readonly userId: string
  readonly caller: Caller
  /** Issued by the global endpoint: not valid in opt-in regions. */
  readonly fromGlobalEndpoint?: boolean
}

export interface Session extends Credentials {
  readonly sessionToken: string
  readonly expiration: Date
  readonly arn: string
}

export interface CredentialStore {
  find(accessKeyId: string): Credentials | undefined
  /** As a service of this region sees them: a partition knows its own keys only. */
  findIn(region: string, accessKeyId: string): Credentials | undefined
  /** A new session of a role, with fresh keys. */
  startSession(role: Role, options: SessionOptions): Session
}

export interface SessionOptions {
  readonly name: string
  readonly seconds: number
  readonly now: Date
  readonly sessionPolicies?: readonly NamedPolicy[]
  readonly fromGlobalEndpoint?: boolean
}

export const anonymous: Caller = { principal: { kind: 'anonymous' }, layers: { identity: [] } }

export function createCredentialStore(world: Pick<World, 'users'>): CredentialStore {
  const all = new Map<string, Credentials>()
  for (const user of Object.values(world.users)) all.set(user.accessKeyId, ofUser(user))
  return {
    find: (id) => all.get(id),
    findIn(region, id) {
      const found = all.get(id)
      const { principal } = found?.caller ?? anonymous
      const partition = 'arn' in principal ? parseArn(principal.arn)?.partition : undefined
      return partition === partitionOf(region) ? found : undefined
    },
    startSession(role, { name, seconds, now, sessionPolicies, fromGlobalEndpoint = false }) {
      const roleName = parseRoleArn(role.arn)
      if (roleName === undefined) throw new Error(`${role.arn} is not the ARN of a role`)
      const { account } = roleName
      const roleId = uniqueId('AROA', role.arn)
      const arn = assumedRoleArn(roleName, name)
      const session: Session = {
        accessKeyId: accessKeyId(account),
        secretAccessKey: randomBytes(30).toString('base64'),
        sessionToken: `IQoJb3JpZ2luX2Vj${randomBytes(240).toString('base64')}`,
        expiration: new Date(now.getTime() + seconds * 1000),
        userId: `${roleId}:${name}`,
        arn,
        fromGlobalEndpoint,
        caller: {
          principal: { kind: 'role-session', arn, roleArn: role.arn, account, roleId },
          layers: {
            ...layersOf(role),
            ...(sessionPolicies === undefined ? {} : { session: sessionPolicies }),
          },
        },
      }
      all.set(session.accessKeyId, session)
      return session
    },
  }
}

function ofUser(user: User): Credentials {
  const userId = uniqueId('AIDA', user.arn)
  const account = parseArn(user.arn)?.account ?? ''
  return {
    accessKeyId: user.accessKeyId,
    secretAccessKey: user.secretAccessKey,
    userId,
    caller: { principal: { kind: 'user', arn: user.arn, account, userId }, layers: layersOf(user) },
  }
}

function layersOf({ policies, boundary }: Pick<Role | User, 'policies' | 'boundary'>): Caller['layers'] {
  return {
    identity: identityPolicies(policies),
    ...(boundary === undefined ? {} : { boundary: namedPolicy(boundary.arn, boundary.document, 'boundary') }),
  }
}
