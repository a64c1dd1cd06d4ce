import type { BucketFacts } from './bucketFacts.ts'
import type { WayId } from './clients.ts'
import type { Documents } from './documents.ts'
import type { AllFacts, BucketCheckId, CheckId, PodCheckId, PodFacts } from './facts.ts'
import type { Outcome } from './outcome.ts'
import type { Category, ClientId, Component, Source, Use } from './words.ts'

/**
 * A bucket, as some of GitLab's clients see it: who they are to AWS, and how they word their requests. Two uses that
 * share a bucket share its checks, and so do clients for which S3 can have but one answer.
 */
export interface BucketTarget {
  readonly type: 'bucket'
  readonly name: string
  readonly uses: readonly Use[]
  /** Who says that GitLab uses it, e.g. `ARTIFACTS_BUCKET_NAME` or `--bucket`. */
  readonly saidBy: readonly string[]
  readonly clients: readonly ClientId[]
  /** Tells targets of one bucket apart: the clients by name. Absent for the first, which most often is the only one. */
  readonly via?: string
}

/** One check that was asked, and how it ended. */
export interface CheckRecord<Id extends CheckId = CheckId, F = unknown> {
  readonly id: Id
  readonly category: Category
  /** True when the check passes. */
  readonly title: string
  /** The bucket it was asked of; absent when it was asked of the pod. */
  readonly target?: BucketTarget
  readonly outcome: Outcome<F>
  readonly durationMs: number
  /** The AWS CLI command that asks the same; secrets appear only as `$VARIABLES`. */
  readonly command?: string
  /** What the documents of `diagnose` prove of a denial for which AWS gave no reason. */
  readonly proven?: {
    readonly layer: 'identity' | 'resource' | 'boundary' | 'scp' | 'rcp' | 'vpc-endpoint'
    readonly effect: 'explicit' | 'implicit'
  }
}

export type PodChecks = { readonly [Id in PodCheckId]?: CheckRecord<Id, PodFacts[Id]> }
export type BucketChecks = { readonly [Id in BucketCheckId]?: CheckRecord<Id, BucketFacts[Id]> }

/**
 * Checks of one bucket while they come in. The ids are a type parameter, so that the compiler sees that a key and its
 * value belong together.
 */
export type BucketRecords<Ids extends BucketCheckId> = { [Id in Ids]?: CheckRecord<Id, BucketFacts[Id]> }

/** Checks of the pod and of one bucket, side by side. */
export type AllChecks = { readonly [Id in CheckId]?: CheckRecord<Id, AllFacts[Id]> }

export interface BucketEvidence {
  readonly target: BucketTarget
  /** The way by which the target's clients came by their credentials. */
  readonly identity?: WayId
  readonly checks: BucketChecks
}

/** What is known of the pod itself, without asking anyone. */
export interface Pod {
  readonly component: Component
  readonly name?: string
  readonly namespace?: string
  readonly serviceAccount?: string
  readonly region?: string
  readonly partition?: string
  readonly gitlabVersion?: string
  readonly chartVersion?: string
  readonly uid: number
}

/** Everything a diagnosis may look at: plain JSON, so that a saved report can be diagnosed again anywhere. */
export interface Evidence {
  readonly pod: Pod
  /** The client whose credential rules and request style the probes followed. */
  readonly probedAs: { readonly client: ClientId; readonly source: Source }
  readonly checks: PodChecks
  readonly buckets: readonly BucketEvidence[]
  /** The policies themselves, where an administrator handed them over to `diagnose`. */
  readonly documents?: Documents
}
