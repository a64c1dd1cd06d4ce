import type { Ability, Manner, Needs, Versions, Way } from '../model/clients.ts'
import type { Origin, Setting } from '../model/gitlab.ts'
import type { ClientId, Component, Use } from '../model/words.ts'

/** The variables of the pod, by name. An empty one counts as unset, as every client here has it. */
export type Env = Readonly<Record<string, string | undefined>>

/** What a client's own configuration says of the storage of one use. */
export interface StorageSettings {
  /** Where it says so. */
  readonly at: Origin
  /** Whether it holds an access key: both halves, one of them, or none. */
  readonly keys: 'both' | 'half' | 'none'
  /** False where the objects are not stored with AWS's protocol, such as `provider: Google`. */
  readonly s3: boolean
  /** False where Workhorse is handed signed URLs by Rails instead of working as a client of its own. */
  readonly ownClient?: boolean
  /** The bucket it names. */
  readonly bucket?: string
  /** `use_iam_profile`, which only Rails and Workhorse have. */
  readonly iamProfile?: boolean
  readonly region?: string
  /** The URL or host of an endpoint of the operator's choice. */
  readonly endpoint?: string
  /** `regionendpoint` of the registry as it stands, be it AWS's own: its older drivers ask it for STS, too. */
  readonly regionEndpoint?: string
  readonly pathStyle?: boolean
  readonly acl?: string
  /** True where s3cmd is told to send no access control list with a copy. */
  readonly aclFixed?: boolean
  readonly encryption?: { readonly algorithm: string; readonly keyId?: string }
  /** `rootdirectory` of the registry, or what stands behind the slash in BUCKET/PREFIX. */
  readonly prefix?: string
  /** The registry's storage driver: `s3`, `s3aws` or `s3_v2`. */
  readonly driver?: string
}

/** All that a client's behaviour hangs on: the pod, as plain values. */
export interface Surroundings {
  readonly env: Env
  readonly component: Component
  readonly versions: Versions
  /** The settings of a client for a use; undefined where the pod has no such configuration. */
  storage(client: ClientId, use: Use): StorageSettings | undefined
  /** Where the keys stand that the AWS SDKs would take from ~/.aws by AWS_PROFILE; undefined where there are none. */
  readonly sharedKeys?: Origin
  /** The variable and the profile that it names, where neither file in ~/.aws has that profile. */
  readonly missingProfile?: Setting<string>
}

/** What a client in its version does not know, and why one thinks so, in one sentence. */
export interface Lack {
  readonly of: Ability
  readonly note: string
}

/** What a client would do in this pod: pure, from the pod's facts. */
export interface Client {
  readonly id: ClientId
  /** Where it takes its credentials for a use, by its own order and its version's abilities. */
  way(pod: Surroundings, use: Use): Way
  manner(pod: Surroundings, use: Use): Manner
  /** What it needs of the bucket of a use; undefined when it has nothing to do with that use. */
  needs(pod: Surroundings, use: Use): Needs | undefined
  /** The folder in the bucket to which it keeps with all that it does; none where it uses the whole bucket. */
  prefixes?(pod: Surroundings, use: Use): readonly string[]
  /** What it cannot use although the pod offers it; undefined when it can use all. */
  unsupported(pod: Surroundings, use: Use): Lack | undefined
  version(pod: Surroundings): string | undefined
}
