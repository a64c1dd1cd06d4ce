import type { Policy, Statement } from './document.ts'

/** What is asked of the evaluator, and what it answers. Plain data: no clock, no network, no node. */

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

export type Layer =
  | 'identity'
  | 'resource'
  | 'boundary'
  | 'session'
  | 'scp'
  | 'rcp'
  | 'vpc-endpoint'
  | 'trust'

export type Decision = Allowed | Denied

export interface Allowed {
  readonly effect: 'allow'
  /** The Allow statements that granted it; none for the root user, who has full access by default. */
  readonly statements: readonly DecidingStatement[]
  readonly trace: readonly NearMiss[]
}

export interface Denied {
  readonly effect: 'deny'
  /** `explicit`: a Deny statement matched. `implicit`: the layer has no matching Allow. */
  readonly kind: 'explicit' | 'implicit'
  readonly layer: Layer
  /** The ARN of the policy with the deciding Deny, or of the only policy of a layer that does not allow. */
  readonly policyArn?: string
  /** The Deny statements that matched in that layer; none when implicit. */
  readonly statements: readonly DecidingStatement[]
  readonly trace: readonly NearMiss[]
}

export interface DecidingStatement {
  readonly layer: Layer
  readonly policyName: string
  readonly policyArn?: string
  /** Position in the document, from 0. */
  readonly index: number
  /** The Sid, when it has one. */
  readonly sid?: string
  readonly statement: Statement
}

/** A statement of which every element but one matched, and why that one did not. */
export interface NearMiss extends DecidingStatement {
  readonly misses: readonly Miss[]
}

/** `Condition` has one entry per line of it that was not met. */
export type Miss =
  | {
      readonly element: 'Action' | 'NotAction' | 'Resource' | 'NotResource' | 'Principal' | 'NotPrincipal'
      /** What the statement says, one or many; a principal is written `AWS:arn:…`. */
      readonly expected: readonly string[]
      readonly actual: string
    }
  | {
      readonly element: 'Condition'
      readonly operator: string
      readonly key: string
      readonly expected: readonly string[]
      /** Absent: the key was not in the request. */
      readonly actual?: readonly string[]
    }

/** Answers one request; the engine is `src/policy/evaluate.ts`. */
export type Evaluate = (request: AuthorizationRequest, layers: Layers) => Decision
