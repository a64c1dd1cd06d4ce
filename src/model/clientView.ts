import type { Ability, Way, WayId } from './clients.ts'
import type { InstanceMetadata } from './credentials.ts'
import type { Origin } from './gitlab.ts'
import type { Failure } from './outcome.ts'
import type { ClientId, Source, Use } from './words.ts'

/** One client's way to AWS as its own rules have it (src/clients). */
export interface ClientView {
  readonly id: ClientId
  readonly source: Source
  readonly stsHost?: string
  /** Where its keys stand. */
  readonly keys?: Origin
  /** The id of the identity that its way leads to. */
  readonly identity?: WayId
  readonly version?: string
  readonly supported: boolean
  /** What it does not know, in its version, of what this pod offers. */
  readonly lacks?: Ability
  /** Set when GitLab works without this client in this pod. */
  readonly optional?: true
  readonly note?: string
  /** Only where the client's uses are configured apart: those that this entry is about. */
  readonly uses?: readonly Use[]
}

/** One way resolved: who AWS says that it leads to, or why it leads nowhere. */
export interface ResolvedWay extends Way {
  readonly id: WayId
  /** Only for the instance metadata service, and who answers in its place. */
  readonly instance?: InstanceMetadata
  readonly callerArn?: string
  readonly account?: string
  readonly failure?: Failure
}
