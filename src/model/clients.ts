import type { Origin } from './gitlab.ts'
import type { ClientId, Source, Use } from './words.ts'

/** Where a client takes its credentials: one source, asked at one place. */
export interface Way {
  readonly source: Source
  /** The STS host that turns a web identity into credentials. */
  readonly stsHost?: string
  /** Where the keys stand, for `static-config` and `shared-file`. */
  readonly keys?: Origin
}

/** How a client words its requests, as far as S3's answer hangs on it. */
export interface Manner {
  /** The URL of an endpoint of the operator's choice; absent: that of the bucket's region. */
  readonly endpoint?: string
  readonly pathStyle: boolean
  /** What it sends as x-amz-acl with everything it writes. */
  readonly acl?: string
  /** What it asks S3 to encrypt with. */
  readonly encryption?: { readonly algorithm: string; readonly keyId?: string }
}

/** What GitLab needs of a bucket. */
export type Operation =
  | 'list'
  | 'read'
  | 'write'
  | 'delete'
  | 'multipart'
  /** Seeing which uploads are under way, and their parts. */
  | 'list-parts'
  | 'copy'
  /** Reading and writing the access control list of an object. */
  | 'acl'

/**
 * `must`: the client cannot do its work without it; `restore`: only restoring a backup needs it; `rarely`: the client
 * has a way around it, or needs it in special cases.
 */
export type Need = 'must' | 'restore' | 'rarely'
export type Needs = Readonly<Partial<Record<Operation, Need>>>

/** What one client does with one use. */
export interface Plan {
  readonly client: ClientId
  readonly use: Use
  /** The bucket that its own configuration names; absent where it takes whatever the pod names. */
  readonly bucket?: string
  readonly way: Way
  readonly manner: Manner
  readonly needs: Needs
  /** The folder in the bucket to which it keeps, for policies that allow no more; none where it uses the whole bucket. */
  readonly prefixes: readonly string[]
  /** The region its configuration names. */
  readonly region?: string
  /** Where it says so. */
  readonly regionSetBy?: Origin
  /** False when GitLab works without it in this pod: the backup tool that is not the chosen one. */
  readonly required: boolean
}

/** The versions of the programs in the pod, as far as they could be found out. */
export interface Versions {
  readonly gitlab?: string
  readonly fogAws?: string
  readonly s3cmd?: string
  readonly awscli?: string
  readonly registry?: string
}

/** What the clients learnt from version to version. */
export type Ability =
  | 'web-identity'
  | 'pod-identity'
  /** Version 2 of the instance metadata service. */
  | 'imdsv2'
  /** Waiting for an answer of the metadata service for longer than two seconds. */
  | 'patience'
  /** Getting along where AWS_PROFILE names a profile that is in no file. */
  | 'profile'

/** Without these a client gets nothing at all, where without others it falls back to another identity. */
export const INDISPENSABLE: readonly (Ability | undefined)[] = ['imdsv2', 'patience', 'profile']

/** The name of a way in reports: its source, with the STS host or the file where there may be several. */
export type WayId = string
