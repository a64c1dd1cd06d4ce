import type { Need } from './clients.ts'
import type { SkipReason, Stage } from './words.ts'

/** Why something did not work, in the words of whoever refused. */
export interface Failure {
  /** Who said no: AWS, a metadata service, the network, the pod's own files and variables, or a bug of ours. */
  readonly origin: 'aws' | 'metadata' | 'network' | 'pod' | 'doctor'
  /** AWS's wire code (`AccessDenied`), an errno (`ENOENT`), a TLS code, or a word of ours in kebab-case. */
  readonly code: string
  readonly message: string
  /** Network failures only: how far the connection came, to which host and port. */
  readonly stage?: Stage
  readonly host?: string
  readonly port?: number
  /** The proxy in between, without its password. */
  readonly proxy?: string
  /** Set when a limit of ours ended the wait, in milliseconds. */
  readonly timedOutAfterMs?: number
  /**
   * Code-specific elements of AWS's error document that are safe to show (`Region`, `Endpoint`, `ServerTime`); of the metadata
   * service `HttpStatus` and `Code`; `Setting`, where a variable of the pod forbids the question.
   */
  readonly details?: Readonly<Record<string, string>>
}

/** What AWS answered, kept for the support ticket. Present on success as well: no green without it. */
export interface AwsAnswer {
  readonly service: 'sts' | 's3'
  /** The API operation, e.g. `ListObjectsV2`. */
  readonly operation: string
  readonly endpoint: string
  readonly httpStatus?: number
  readonly code?: string
  readonly message?: string
  readonly requestId?: string
  readonly extendedRequestId?: string
  /** The `x-amz-bucket-region` header, wherever S3 sent it. */
  readonly bucketRegion?: string
  /** The `Server` header. */
  readonly server?: string
}

export interface Passed<F> {
  readonly status: 'pass'
  /** The observed value, one line. */
  readonly message: string
  readonly facts: F
  readonly aws?: AwsAnswer
}

/** It works, but has a consequence that someone should act on. */
export interface Warned<F> {
  readonly status: 'warn'
  readonly message: string
  readonly facts: F
  readonly failure?: Failure
  readonly aws?: AwsAnswer
}

/** AWS said no to what none of the bucket's clients needs for its daily work. */
export interface Tolerated<F> {
  readonly status: 'warn'
  readonly message: string
  readonly failure: Failure
  /** What it is needed for, after all. */
  readonly tolerated: Exclude<Need, 'must'>
  readonly facts?: Partial<F>
  readonly aws?: AwsAnswer
}

/** `fail`: AWS or the pod said no. `error`: it could not be asked. */
export interface Failed<F> {
  readonly status: 'fail' | 'error'
  readonly message: string
  readonly failure: Failure
  /** What was learnt before it failed. */
  readonly facts?: Partial<F>
  readonly aws?: AwsAnswer
}

export interface Skipped {
  readonly status: 'skip'
  readonly message: string
  readonly skip: { readonly reason: SkipReason; readonly blockedBy: readonly string[] }
}

/** How one check ended. Nothing above `outside/` sees a throw. */
export type Outcome<F> = Passed<F> | Warned<F> | Tolerated<F> | Failed<F> | Skipped
