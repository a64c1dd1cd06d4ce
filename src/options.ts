import type { Use } from './model/words.ts'

export type OutputFormat = 'text' | 'short' | 'json'

/** How and where a report is written. */
export interface OutputOptions {
  readonly output: OutputFormat
  readonly outputFile?: string
  readonly color: 'auto' | 'always' | 'never'
  readonly quiet: boolean
  readonly verbose: boolean
}

/** What the operator asked for, already checked. */
export interface Options extends OutputOptions {
  readonly failOn: 'fail' | 'warn'
  /** Globs over check ids and categories; empty: all. */
  readonly only: readonly string[]
  readonly skip: readonly string[]
  readonly readOnly: boolean
  /** Remove old probes of killed runs, recognised by our own marker. */
  readonly sweep: boolean
  readonly timeoutMs: number
  readonly requestTimeoutMs: number
  readonly region?: string
  readonly caBundle?: string
  readonly connectTo: readonly string[]
  readonly root: string
  readonly buckets: readonly { readonly use: Use; readonly name: string }[]
  readonly expectRole?: string
  readonly expectServiceAccount?: string
}
