import type { Leftover } from './facts.ts'
import type { Finding } from './finding.ts'
import type { Failure } from './outcome.ts'
import type { BucketRow, ExitCode, Report, RunOutcome } from './report.ts'
import type { ClientId, Component, Source } from './words.ts'

/** One examined pod, as the others refer to it. */
export interface MergedPod {
  /** Unique among the pods: the name, with more where the name alone is not. */
  readonly id: string
  /** The file that the report came from. */
  readonly from: string
  readonly component: Component
  readonly name?: string
  readonly namespace?: string
  readonly serviceAccount?: string
  readonly region?: string
  readonly gitlabVersion?: string
  readonly startedAt: string
  readonly outcome: RunOutcome
  readonly exitCode: ExitCode
  readonly summary: Report['summary']
  readonly error?: NonNullable<Report['error']>
}

/** A report that a newer one of the same pod replaces. */
export interface Superseded {
  readonly from: string
  readonly startedAt: string
  /** The `id` of the pod. */
  readonly pod: string
}

/** Who pods are to AWS: what differs in nothing but the session is one. */
export interface MergedIdentity {
  readonly source: Source
  readonly stsHost?: string
  readonly callerArn?: string
  readonly failure?: Failure
  readonly usedBy: readonly { readonly pod: string; readonly clients: readonly ClientId[] }[]
}

/** What one component can do in one bucket: for each operation the worst of its pods. */
export interface MergedRow extends Omit<BucketRow, 'identity'> {
  readonly component: Component
  readonly pods: readonly string[]
}

export interface MergedFinding extends Finding {
  readonly pods: readonly string[]
}

/** Something in which pods ought to be alike and are not. */
export interface Disagreement {
  readonly about: 'source' | 'role' | 'bucket' | 'operation' | 'region' | 'gitlab-version'
  /** The client, the use, or the bucket and the operation. */
  readonly subject?: string
  readonly values: readonly { readonly value: string; readonly pods: readonly string[] }[]
}

/** What `merge -o json` prints (docs/merged.schema.json). */
export interface Merged {
  readonly schemaVersion: 1
  readonly kind: 'merged'
  readonly tool: Report['tool']
  readonly mergedAt: string
  readonly outcome: Exclude<RunOutcome, 'usage-error' | 'internal-error'>
  readonly exitCode: ExitCode
  readonly pods: readonly MergedPod[]
  readonly superseded: readonly Superseded[]
  readonly identities: readonly MergedIdentity[]
  readonly buckets: readonly MergedRow[]
  readonly findings: readonly MergedFinding[]
  readonly disagreements: readonly Disagreement[]
  readonly leftovers: readonly (Leftover & { readonly pod: string })[]
  readonly redaction: Pick<Report['redaction'], 'mode'>
}
