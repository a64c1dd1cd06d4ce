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

/** A document that somebody else wrote, with the smallest change that helps: its elements are as they were. */
export interface AmendedDocument {
  readonly Statement: readonly Readonly<Record<string, unknown>>[]
  readonly [element: string]: unknown
}

/** Where a policy document goes. */
export interface PolicyFix {
  readonly attachTo:
    | 'role-permissions'
    | 'role-trust'
    | 'bucket'
    | 'key'
    | 'boundary'
    | 'scp'
    | 'rcp'
    | 'vpc-endpoint'
  /** The role, bucket or key it is attached to, or the policy that it is: an ARN or a name. */
  readonly name: string
  /** Whether the document is the whole policy, or a statement to add to the one that is there. */
  readonly mode: 'replace' | 'add'
  readonly document: PolicyDocument | AmendedDocument
}

/** A change outside of policies, for programs: what the text and the commands say, where they say it exactly. */
export type Edit =
  /** A variable of the pod's containers; null removes it. */
  | { readonly kind: 'environment'; readonly name: string; readonly value: string | null }
  /** Lines to be taken out of a configuration file, by their keys, where the Secret behind it has them. */
  | { readonly kind: 'configuration'; readonly path: string; readonly remove: readonly string[] }
  /** A bucket to be made. */
  | { readonly kind: 'bucket'; readonly name: string; readonly region: string }
  | {
      readonly kind: 'bucket-ownership'
      readonly name: string
      readonly ownership: 'BucketOwnerEnforced'
    }
  | { readonly kind: 'kms-key'; readonly arn: string; readonly state: 'Enabled' }
  /** The provider has to exist, with these client ids among others. */
  | {
      readonly kind: 'oidc-provider'
      readonly arn: string
      readonly issuer: string
      readonly clientIds: readonly string[]
    }

export interface Fix {
  /** Plain words: what to do, in order. */
  readonly text: string
  /** Commands that can be pasted, complete. A placeholder is written `<LIKE THIS>` and explained in the text. */
  readonly commands: readonly string[]
  readonly policies: readonly PolicyFix[]
  readonly edits?: readonly Edit[]
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
