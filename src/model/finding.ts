import type { CheckId } from './facts.ts'
import type { Cause, Confidence } from './words.ts'

/** An IAM policy document as it is pasted. */
export interface PolicyDocument {
  readonly Version: '2012-10-17'
  readonly Statement: readonly PolicyStatement[]
}

export interface PolicyStatement {
  readonly Sid?: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Principal?: Readonly<Record<string, string | readonly string[]>> | '*'
  readonly Action: string | readonly string[]
  readonly Resource?: string | readonly string[]
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

/** Where a policy document goes. */
export interface PolicyFix {
  readonly attachTo: 'role-permissions' | 'role-trust' | 'bucket' | 'key'
  /** The role, bucket or key it is attached to: an ARN or a name. */
  readonly name: string
  /** Whether the document is the whole policy, or a statement to add to the one that is there. */
  readonly mode: 'replace' | 'add'
  readonly document: PolicyDocument
}

export interface Fix {
  /** Plain words: what to do, in order. */
  readonly text: string
  /** Commands that can be pasted, complete. A placeholder is written `<LIKE THIS>` and explained in the text. */
  readonly commands: readonly string[]
  readonly policies: readonly PolicyFix[]
}

/** The check, of the pod or of one bucket, that a finding accounts for. */
export interface Symptom {
  readonly check: CheckId
  readonly bucket?: string
  /** The clients by whose eyes it was asked, where there are several ways to see the bucket. */
  readonly via?: string
}

/** One cause, however many checks and buckets it hits. */
export interface Finding {
  /** Permanent, names the failing state; also the name of its page. */
  readonly id: string
  readonly cause: Cause
  readonly severity: 'problem' | 'warning'
  readonly confidence: Confidence
  /** One line: what is wrong. */
  readonly title: string
  /** What happened, with the exact values. */
  readonly what: string
  /** How we know: AWS's words quoted as AWS's, and what was deduced from which checks. */
  readonly why: readonly string[]
  readonly fix: Fix
  readonly explains: readonly Symptom[]
  /** The buckets it hits, by name; empty when it concerns the pod. */
  readonly targets: readonly string[]
  /** `docs/findings/<id>.md`. */
  readonly page: string
}
