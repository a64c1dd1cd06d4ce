import type { Stage } from './words.ts'

/** A connection that was opened, with the time each stage took. */
export interface Reached {
  readonly host: string
  readonly port: number
  /** The address the TCP connection went to. */
  readonly address: string
  /** True for RFC 1918 and unique local addresses: an interface VPC endpoint, or a proxy. */
  readonly privateAddress: boolean
  readonly stagesMs: Readonly<Partial<Record<Stage, number>>>
  readonly proxy?: string
}
