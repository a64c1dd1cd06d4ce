import type { Statement } from './document.ts'

/** What the evaluator answers. Plain data, fit for JSON. */

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
