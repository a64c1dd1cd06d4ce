import type { BucketTarget } from '../model/evidence.ts'
import type { Component } from '../model/words.ts'
import type { Options } from '../options.ts'
import type { Bucket } from './aws/bucket.ts'
import type { ClockReading } from './aws/desk.ts'
import type { Sts } from './aws/sts.ts'
import type { Secrets, Wallet } from './aws/wallet.ts'
import type { Network } from './network/network.ts'
import type { PodView } from './pod.ts'
import type { Probes } from './probes.ts'
import type { Tokens } from './tokens.ts'

/** Everything a check may ask of the world. */
export interface Outside {
  readonly options: Options
  readonly pod: PodView
  readonly component: Component
  readonly network: Network
  readonly sts: Sts
  readonly wallet: Wallet
  readonly tokens: Tokens
  readonly secrets: Secrets
  readonly probes: Probes
  /** The buckets to examine. */
  readonly targets: readonly BucketTarget[]
  /** Names this run in everything it writes. */
  readonly runId: string
  now(): Date
  /** True when the run has been interrupted or its time is over: nothing new should be begun. */
  stopped(): boolean
  /** The namespace that Kubernetes mounts beside every service account; undefined outside a pod. */
  podNamespace(): Promise<string | undefined>
  /** AWS's clock against ours; undefined while nobody has answered with a date. */
  clock(): ClockReading | undefined
  /** S3 for one bucket, as the identity that the wallet holds for the pod's source. One object per bucket and region. */
  bucket(name: string, region: string): Bucket
}
