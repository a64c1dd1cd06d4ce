/**
 * A policy document as the evaluator reads it: AWS's own element names, every "one or many" made a list.
 * `parsePolicy` makes one from JSON.
 */
export interface Policy {
  readonly Version: PolicyVersion
  readonly Id?: string
  readonly Statement: readonly Statement[]
}

/** Policy variables work only in 2012-10-17; a document without a Version is a 2008-10-17 one. */
export type PolicyVersion = '2012-10-17' | '2008-10-17'

/** Exactly one of each pair (Action/NotAction, Resource/NotResource, Principal/NotPrincipal) at most. */
export interface Statement {
  readonly Sid?: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Principal?: PrincipalElement
  readonly NotPrincipal?: PrincipalElement
  readonly Action?: readonly string[]
  readonly NotAction?: readonly string[]
  readonly Resource?: readonly string[]
  readonly NotResource?: readonly string[]
  /** Operator → condition key → values. */
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
}

export type PrincipalElement = '*' | Readonly<Partial<Record<PrincipalType, readonly string[]>>>

export type PrincipalType = 'AWS' | 'Federated' | 'Service' | 'CanonicalUser'
