import type { Need } from './clients.ts'
import type { ClientView } from './clientView.ts'
import type { Evidence, Pod } from './evidence.ts'
import type { Leftover } from './facts.ts'
import type { Finding } from './finding.ts'
import type { AwsAnswer, Failure } from './outcome.ts'
import type { Category, ClientId, SkipReason, Source, Status, Use } from './words.ts'

export type RunOutcome =
  | 'healthy'
  | 'warnings'
  | 'unhealthy'
  | 'incomplete'
  | 'usage-error'
  | 'internal-error'
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 130 | 143

/** One source resolved at one STS host: a caller ARN, or the failure. */
export interface Identity {
  readonly id: string
  readonly source: Source
  readonly stsHost?: string
  readonly callerArn?: string
  readonly account?: string
  readonly intendedRoleArn?: string
  readonly usedBy: readonly ClientId[]
  readonly failure?: Failure
}

export type ReportClient = ClientView

/** One row of the matrix: what one client can do for one use. Where S3 can have but one answer, rows have the same words. */
export interface BucketRow {
  readonly use: Use
  readonly name: string
  readonly region?: string
  readonly client: ClientId
  readonly identity?: string
  /** As in the target of the bucket's checks. */
  readonly via?: string
  readonly list: Status
  readonly read: Status
  readonly write: Status
  readonly delete: Status
  readonly multipart: Status
  readonly copy: Status
}

export interface ReportCheck {
  readonly id: string
  readonly category: Category
  readonly title: string
  readonly target?: {
    readonly type: 'bucket'
    readonly name: string
    readonly uses: readonly Use[]
    readonly saidBy: readonly string[]
    readonly clients?: readonly ClientId[]
    readonly via?: string
  }
  readonly status: Status
  readonly message: string
  readonly durationMs: number
  readonly skip?: { readonly reason: SkipReason; readonly blockedBy: readonly string[] }
  readonly failure?: Failure
  readonly tolerated?: Exclude<Need, 'must'>
  readonly aws?: AwsAnswer
  /** What the check established; with it a report can be diagnosed again. */
  readonly facts?: Readonly<Record<string, unknown>>
  readonly command?: string
}

/** What `-o json` prints: a contract, additive changes only (docs/report.schema.json). */
export interface Report {
  readonly schemaVersion: 1
  readonly tool: { readonly name: 'gitlab-iam-doctor'; readonly version: string; readonly platform: string }
  readonly run: {
    readonly id: string
    readonly startedAt: string
    readonly durationMs: number
    readonly interrupted: boolean
    /** The signal that interrupted it. */
    readonly signal?: 'SIGINT' | 'SIGTERM'
  }
  readonly outcome: RunOutcome
  readonly exitCode: ExitCode
  /** Set when the outcome is usage-error or internal-error. */
  readonly error?: { readonly message: string; readonly hint?: string }
  readonly summary: Readonly<Record<Status, number>>
  readonly pod: Pod
  /** Whose credential rules and request style the probes followed; absent when nothing was asked. */
  readonly probedAs?: Evidence['probedAs']
  readonly identities: readonly Identity[]
  readonly clients: readonly ReportClient[]
  readonly buckets: readonly BucketRow[]
  readonly checks: readonly ReportCheck[]
  readonly findings: readonly Finding[]
  readonly leftovers: readonly Leftover[]
  readonly redaction: { readonly mode: 'standard' | 'strict' }
  /** Only when `diagnose` made it from a saved report: which version wrote that, and what could not be said again. */
  readonly rediagnosed?: { readonly writtenBy: string; readonly notes: readonly string[] }
}
