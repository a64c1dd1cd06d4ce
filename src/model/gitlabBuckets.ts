import type { Origin, Setting } from './gitlab.ts'
import type { Encryption } from './gitlabFiles.ts'
import type { ClientId, Use } from './words.ts'

/** The buckets of this pod, as all its sources together name them. */

/** What a bucket is for. */
export type BucketUse = Use

/** How one program in this pod is told to reach a bucket. */
export interface BucketClient {
  readonly client: ClientId
  /** Where it takes the name from. */
  readonly saidBy: Origin
  readonly prefix?: string
  readonly provider?: Setting<string>
  readonly region?: Setting<string>
  readonly endpoint?: Setting<string>
  readonly pathStyle?: Setting<boolean>
  readonly encryption?: Encryption
  /** Where its static keys stand, if it has a pair: the name under which the key ring holds them. */
  readonly keys?: Origin
}

/** One bucket for one use. */
export interface KnownBucket {
  readonly use: BucketUse
  readonly name: string
  /** False when GitLab does not use it: the chart sets the variables of disabled features too. Absent: nobody says. */
  readonly enabled?: boolean
  readonly clients: readonly BucketClient[]
}

/** Sources that do not agree. Whether that matters is for a finding to say. */
export type Conflict =
  /** Two places name different buckets for the same use. */
  | {
      readonly kind: 'bucket-names-differ'
      readonly use: BucketUse
      readonly settings: readonly Setting<string>[]
    }
  /** One bucket and one prefix for several uses. */
  | {
      readonly kind: 'bucket-shared'
      readonly name: string
      readonly uses: readonly BucketUse[]
      readonly saidBy: readonly Origin[]
    }
  /** Clients are told different regions for one bucket. */
  | { readonly kind: 'regions-differ'; readonly name: string; readonly settings: readonly Setting<string>[] }
  /** s3cmd is pointed elsewhere than at AWS, while Rails or the registry store in AWS. */
  | { readonly kind: 's3cmd-beside-aws'; readonly s3cmd: Setting<string>; readonly aws: Origin }
  /** Rails is given a role by one connection, and keys by another or by the same. */
  | { readonly kind: 'role-beside-keys'; readonly role: Origin; readonly keys: readonly Origin[] }

export interface Buckets {
  readonly buckets: readonly KnownBucket[]
  readonly conflicts: readonly Conflict[]
}
