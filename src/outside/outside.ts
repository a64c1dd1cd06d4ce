import type { PodRegion } from '../gitlab/podRegion.ts'
import type { Lane, NamedBucket } from '../lanes.ts'
import type { WayId } from '../model/clients.ts'
import type { GitlabFacts } from '../model/gitlabFacts.ts'
import type { Component, Use } from '../model/words.ts'
import type { Options } from '../options.ts'
import type { Bucket } from './aws/bucket.ts'
import type { ClockReading } from './aws/desk.ts'
import type { Sts } from './aws/sts.ts'
import type { Secrets } from './aws/wallet.ts'
import type { Clients } from './clients.ts'
import type { Network } from './network/network.ts'
import type { PodView } from './pod.ts'
import type { Probes } from './probes.ts'
import type { Sources } from './sources.ts'
import type { Tokens } from './tokens.ts'

/** Everything a check may ask of the world. */
export interface Outside {
  readonly options: Options
  readonly pod: PodView
  readonly component: Component
  /** Undefined where nobody says. */
  readonly region: PodRegion | undefined
  readonly network: Network
  readonly sts: Sts
  readonly sources: Sources
  /** The way of the chart document's own commands. */
  readonly mainWay: WayId
  readonly clients: Clients
  /** What GitLab's configuration in this pod says. */
  readonly gitlab: GitlabFacts
  /** The uses that have a bucket although they are switched off. */
  readonly switchedOff: readonly Use[]
  readonly tokens: Tokens
  readonly secrets: Secrets
  readonly probes: Probes
  /** The buckets to examine. */
  readonly targets: readonly NamedBucket[]
  /** Names this run in everything it writes. */
  readonly runId: string
  now(): Date
  /** True when the run has been interrupted or its time is over: nothing new should be begun. */
  stopped(): boolean
  /** The namespace that Kubernetes mounts beside every service account; undefined outside a pod. */
  podNamespace(): Promise<string | undefined>
  /** AWS's clock against ours; undefined while nobody has answered with a date. */
  clock(): ClockReading | undefined
  /** S3 for one bucket, as the identity and in the manner of the lane's clients. One object a lane. */
  bucket(lane: Lane, region: string): Bucket
}
