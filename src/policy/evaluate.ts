import { requestKeys } from './context.ts'
import { type Judgement, judgeLayer } from './judgeLayer.ts'
import type { Named } from './principal.ts'
import type { AuthorizationRequest, Decision, Denied, Evaluate, Layers, Principal } from './request.ts'

/** The layers of one request, in AWS's order. */
interface Judged {
  /** Only their Deny counts: RCPFullAWSAccess is always attached and allows everything. */
  readonly rcps: readonly Judgement[]
  readonly scps: readonly Judgement[]
  readonly vpcEndpoint: readonly Judgement[]
  readonly resource: Judgement
  readonly identity: Judgement
  readonly boundary: readonly Judgement[]
  readonly session: readonly Judgement[]
}

/**
 * Decides a request as AWS does (IAM User Guide, "How AWS enforcement code logic evaluates requests to allow or
 * deny access" and "Cross-account policy evaluation logic"): a Deny anywhere wins, then RCPs, SCPs, VPC endpoint
 * policy, resource-based policy, identity policies, permissions boundary and session policies in turn. AWS
 * names one layer only, and so does the decision. The place of the VPC endpoint policy is ours: AWS documents
 * none.
 */
export const evaluate: Evaluate = (request, layers) => {
  const judged = judge(request, layers)
  const all = [
    ...judged.rcps,
    ...judged.scps,
    ...judged.vpcEndpoint,
    judged.resource,
    judged.identity,
    ...judged.boundary,
    ...judged.session,
  ]
  const trace = all.flatMap(({ nearMisses }) => nearMisses)
  const denying = all.find(({ denies }) => denies.length > 0)
  if (denying !== undefined) return { ...denied('explicit', denying), trace }
  const missing = withoutAllow(request.principal, request.resourceAccount, layers, judged)
  if (missing !== undefined) return { ...denied('implicit', missing), trace }
  const statements = [judged.resource, judged.identity].flatMap(({ allows }) =>
    allows.map(({ named: _, ...statement }) => statement),
  )
  return { effect: 'allow', statements, trace } satisfies Decision
}

function judge(request: AuthorizationRequest, layers: Layers): Judged {
  const keys = requestKeys(request)
  const judgeOne = (...[layer, policies]: [Judgement['layer'], Judgement['policies']]) =>
    judgeLayer(layer, policies, request, keys)
  const { identity, boundary, session = [], scps = [], rcps = [], resource, vpcEndpoint } = layers
  // Organizations' SCPs bind the users and roles of an account; nobody else has policies of their own.
  const own = isOfAccount(request.principal)
  const limited = own && request.principal.kind !== 'account-root'
  return {
    rcps: rcps.map((level) => judgeOne('rcp', level)),
    scps: own ? scps.map((level) => judgeOne('scp', level)) : [],
    vpcEndpoint: vpcEndpoint === undefined ? [] : [judgeOne('vpc-endpoint', [vpcEndpoint])],
    resource: judgeOne(
      resource?.kind === 'trust' ? 'trust' : 'resource',
      resource === undefined ? [] : [resource],
    ),
    identity: judgeOne('identity', limited ? identity : []),
    boundary: limited && boundary !== undefined ? [judgeOne('boundary', [boundary])] : [],
    session: limited && session.length > 0 ? [judgeOne('session', session)] : [],
  }
}

/** The first layer that had to allow and did not. */
function withoutAllow(
  principal: Principal,
  resourceAccount: string,
  layers: Layers,
  { scps, vpcEndpoint, resource, identity, boundary, session }: Judged,
): Judgement | undefined {
  const silent = ({ allows }: Judgement) => allows.length === 0
  const limit = [...scps, ...vpcEndpoint].find(silent)
  if (limit !== undefined) return limit

  const grant = closest(resource)
  if (!isOfAccount(principal)) return grant === undefined ? resource : undefined

  const sameAccount = principal.account === resourceAccount
  // Elsewhere both accounts must allow; keys and roles are closed even to their own account unless they open.
  const mustOpen = !sameAccount || layers.resource?.kind === 'key' || layers.resource?.kind === 'trust'
  if (mustOpen && grant === undefined) return resource
  if (principal.kind === 'account-root') return undefined

  // Within an account, a policy that names the user or session itself is not limited by what the other policies
  // leave unsaid; one that names the role is limited by boundary and session policies; one that names the
  // account hands over to its identity policies.
  if (sameAccount && grant === 'direct') return undefined
  if (!(sameAccount && grant === 'role') && silent(identity)) return identity
  return [...boundary, ...session].find(silent)
}

function closest({ allows }: Judgement): Named | undefined {
  const order: readonly Named[] = ['direct', 'role', 'account']
  return order.find((way) => allows.some(({ named }) => named === way))
}

function isOfAccount(
  principal: Principal,
): principal is Extract<Principal, { kind: 'role-session' | 'user' | 'account-root' }> {
  return principal.kind === 'role-session' || principal.kind === 'user' || principal.kind === 'account-root'
}

function denied(kind: Denied['kind'], { layer, denies, policies }: Judgement): Omit<Denied, 'trace'> {
  const policyArn =
    kind === 'explicit' ? denies[0]?.policyArn : policies.length === 1 ? policies[0]?.arn : undefined
  return {
    effect: 'deny',
    kind,
    layer,
    ...(policyArn === undefined ? {} : { policyArn }),
    statements: denies,
  }
}
