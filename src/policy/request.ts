import type { Decision } from './decision.ts'
import type { Policy } from './document.ts'

export type * from './decision.ts'

/** What is asked of the evaluator. Plain data: no clock, no network, no node. */

/** One authorization question, as AWS asks it for one action on one resource. */
export interface AuthorizationRequest {
  /** `s3:PutObject`. */
  readonly action: string
  /** The ARN of what is acted upon; `*` for actions without a resource, such as `sts:GetCallerIdentity`. */
  readonly resource: string
  /** The account that owns the resource. */
  readonly resourceAccount: string
  readonly principal: Principal
  readonly context: RequestContext
}

/**
 * Condition keys of the request, names in any case. What follows from the principal and the resource
 * (`aws:PrincipalArn`, `aws:PrincipalAccount`, `aws:PrincipalType`, `aws:username`, `aws:userid`,
 * `aws:ResourceAccount`) is added by the evaluator unless given here. The time is not: pass
 * `aws:CurrentTime` (ISO 8601, UTC), from which `aws:EpochTime` follows.
 */
export type RequestContext = Readonly<Record<string, string | readonly string[]>>

export type Principal =
  | RoleSessionPrincipal
  | UserPrincipal
  | AccountRootPrincipal
  | WebIdentityPrincipal
  | ServicePrincipal
  | AnonymousPrincipal

export interface RoleSessionPrincipal {
  readonly kind: 'role-session'
  /** `arn:aws:sts::111122223333:assumed-role/NAME/SESSION`. */
  readonly arn: string
  /** `arn:aws:iam::111122223333:role/PATH/NAME`. */
  readonly roleArn: string
  readonly account: string
  /** `AROA…`, for `aws:userid`. */
  readonly roleId?: string
}

export interface UserPrincipal {
  readonly kind: 'user'
  /** `arn:aws:iam::111122223333:user/PATH/NAME`. */
  readonly arn: string
  readonly account: string
  /** `AIDA…`, for `aws:userid`. */
  readonly userId?: string
}

/** The root user of an account: identity policies and boundaries do not apply to it. */
export interface AccountRootPrincipal {
  readonly kind: 'account-root'
  readonly arn: string
  readonly account: string
}

/**
 * Whoever shows a token to AssumeRoleWithWebIdentity. The token's claims are context keys
 * (`oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE:sub`). It has no policies of its own.
 */
export interface WebIdentityPrincipal {
  readonly kind: 'web-identity'
  /** `arn:aws:iam::111122223333:oidc-provider/HOST/PATH`. */
  readonly providerArn: string
  /** The account in which the provider is registered, when it matters. */
  readonly account?: string
}

export interface ServicePrincipal {
  readonly kind: 'service'
  /** `pods.eks.amazonaws.com`. */
  readonly service: string
}

export interface AnonymousPrincipal {
  readonly kind: 'anonymous'
}

export interface NamedPolicy {
  /** How it is called in a message: the policy's, bucket's, key's or role's name. */
  readonly name: string
  /** Only managed policies have one. */
  readonly arn?: string
  readonly document: Policy
}

/** Every policy that has a say. What is absent restricts nothing, except that without an Allow there is no access. */
export interface Layers {
  /** Inline and managed policies of the role or user, groups included. */
  readonly identity: readonly NamedPolicy[]
  readonly boundary?: NamedPolicy
  /** Policies passed to the Assume call. Absent or empty: the session is not restricted. */
  readonly session?: readonly NamedPolicy[]
  /**
   * The principal's side of Organizations: one list per level, root first, account last. Every level must
   * allow. Leave out for a management account.
   */
  readonly scps?: readonly (readonly NamedPolicy[])[]
  /** The resource's side of Organizations. Only what they deny counts: AWS itself attaches the Allow. */
  readonly rcps?: readonly (readonly NamedPolicy[])[]
  readonly resource?: ResourcePolicy
  /** Present when the request went through the endpoint. */
  readonly vpcEndpoint?: NamedPolicy
}

/**
 * `bucket`: allows beside the identity policies. `key`: nothing is allowed unless the key policy allows it or
 * hands over to the account. `trust`: a role's trust policy, which hands over in the same way.
 */
export interface ResourcePolicy extends NamedPolicy {
  readonly kind: 'bucket' | 'key' | 'trust'
}

/** Answers one request; the engine is `src/policy/evaluate.ts`. */
export type Evaluate = (request: AuthorizationRequest, layers: Layers) => Decision
