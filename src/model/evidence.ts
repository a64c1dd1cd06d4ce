import type { BucketCheckId, BucketFacts, CheckId, FactsOf, PodCheckId, PodFacts } from './facts.ts'
import type { Outcome } from './outcome.ts'
import type { Category, ClientId, Component, Source, Use } from './words.ts'

/** A bucket, and everything that is asked of it once. Two uses that share a bucket share its checks. */
export interface BucketTarget {
  readonly type: 'bucket'
  readonly name: string
  readonly uses: readonly Use[]
  /** Who says that GitLab uses it, e.g. `ARTIFACTS_BUCKET_NAME` or `--bucket`. */
  readonly saidBy: readonly string[]
}

interface Record_<Id extends CheckId> {
  readonly id: Id
  readonly category: Category
  /** True when the check passes. */
  readonly title: string
  readonly durationMs: number
  /** The AWS CLI command that asks the same; secrets appear only as `$VARIABLES`. */
  readonly command?: string
}

export type PodRecord<Id extends PodCheckId = PodCheckId> = {
  [K in Id]: Record_<K> & { readonly outcome: Outcome<PodFacts[K]>; readonly target?: undefined }
}[Id]
export type BucketRecord<Id extends BucketCheckId = BucketCheckId> = {
  [K in Id]: Record_<K> & { readonly outcome: Outcome<BucketFacts[K]>; readonly target: BucketTarget }
}[Id]
/** One check that was asked, of the pod or of one bucket, and how it ended. */
export type CheckRecord = PodRecord | BucketRecord

export type OutcomeOf<Id extends CheckId> = Outcome<FactsOf<Id>>

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
  readonly probedAs: { readonly client: ClientId; readonly source: Source; readonly identity?: string }
  readonly checks: readonly CheckRecord[]
}
