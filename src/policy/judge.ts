import type { Policy, Statement } from './document.ts'
import { evaluate } from './evaluate.ts'
import type { AuthorizationRequest, Decision, Layers, NamedPolicy } from './request.ts'

/** What documents say of a request of which not every condition key is known. */
export interface Verdict {
  /** `depends`: allowed or denied, as the keys that are not known have it. */
  readonly outcome: 'allow' | 'deny' | 'depends'
  /** Of `depends`, the denial that is possible. */
  readonly decision: Decision
  /** The keys that are not known and decide. */
  readonly dependsOn: readonly string[]
}

/**
 * Decides a request twice: once as if every unknown key stood well for it, once as if it stood ill. What comes out
 * alike is certain whatever the keys are.
 */
export function judge(
  request: AuthorizationRequest,
  layers: Layers,
  isKnown: (key: string) => boolean,
): Verdict {
  const well = evaluate(
    request,
    mapped(layers, (statement) => assumed(statement, isKnown, 'Allow')),
  )
  const ill = evaluate(
    request,
    mapped(layers, (statement) => assumed(statement, isKnown, 'Deny')),
  )
  if (well.effect === 'deny') return { outcome: 'deny', decision: well, dependsOn: [] }
  if (ill.effect === 'allow') return { outcome: 'allow', decision: ill, dependsOn: [] }
  const deciding = [...ill.statements, ...(ill.kind === 'implicit' ? well.statements : [])]
  const keys = deciding.flatMap(({ layer, policyName, index }) =>
    unknownKeys(originalOf(layers, layer, policyName, index), isKnown),
  )
  return { outcome: 'depends', decision: ill, dependsOn: [...new Set(keys)] }
}

/** The statement with its unknown condition lines taken as met where its effect is wished for; else it never applies. */
function assumed(
  statement: Statement,
  isKnown: (key: string) => boolean,
  wished: Statement['Effect'],
): Statement {
  const { Condition, ...rest } = statement
  if (Condition === undefined || unknownKeys(statement, isKnown).length === 0) return statement
  if (statement.Effect !== wished) return { Effect: statement.Effect, Action: [] }
  const kept = Object.entries(Condition).flatMap(([operator, lines]) => {
    const known = Object.entries(lines).filter(([key]) => isKnown(key))
    return known.length === 0 ? [] : [[operator, Object.fromEntries(known)] as const]
  })
  return { ...rest, Condition: Object.fromEntries(kept) }
}

function unknownKeys(statement: Statement | undefined, isKnown: (key: string) => boolean): readonly string[] {
  return Object.values(statement?.Condition ?? {}).flatMap((lines) =>
    Object.keys(lines).filter((key) => !isKnown(key)),
  )
}

function mapped(layers: Layers, change: (statement: Statement) => Statement): Layers {
  const one = <P extends NamedPolicy>(policy: P): P => ({ ...policy, document: changed(policy.document) })
  const changed = (document: Policy): Policy => ({ ...document, Statement: document.Statement.map(change) })
  const { identity, boundary, session, scps, rcps, resource, vpcEndpoint } = layers
  return {
    identity: identity.map(one),
    ...(boundary && { boundary: one(boundary) }),
    ...(session && { session: session.map(one) }),
    ...(scps && { scps: scps.map((level) => level.map(one)) }),
    ...(rcps && { rcps: rcps.map((level) => level.map(one)) }),
    ...(resource && { resource: one(resource) }),
    ...(vpcEndpoint && { vpcEndpoint: one(vpcEndpoint) }),
  }
}

function originalOf(layers: Layers, layer: string, name: string, index: number): Statement | undefined {
  const { identity, boundary, session = [], scps = [], rcps = [], resource, vpcEndpoint } = layers
  const byLayer: Readonly<Record<string, readonly (NamedPolicy | undefined)[]>> = {
    identity,
    boundary: [boundary],
    session,
    scp: scps.flat(),
    rcp: rcps.flat(),
    resource: [resource],
    trust: [resource],
    'vpc-endpoint': [vpcEndpoint],
  }
  return byLayer[layer]?.find((policy) => policy?.name === name)?.document.Statement[index]
}
