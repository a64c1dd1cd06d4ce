import type { Pod } from './model/evidence.ts'
import type { ExitCode, Report } from './model/report.ts'
import { present } from './present.ts'

/** What is known of a run that came to nothing. */
export interface FailedRun {
  readonly tool: Report['tool']
  readonly run: Report['run']
  /** Absent when the pod had not been looked at. */
  readonly pod?: Pod
}

/** The report of a command line or an input that cannot be used: exit code 2, and a hint what to write instead. */
export function usageErrorReport(about: FailedRun, message: string, hint?: string): Report {
  return emptyReport(about, 'usage-error', 2, message, hint)
}

/** The report of a bug of ours, or of an output that could not be written: exit code 1. */
export function internalErrorReport(about: FailedRun, message: string, hint?: string): Report {
  return emptyReport(about, 'internal-error', 1, message, hint)
}

/** The report of a command that a signal ended before it had anything to say. */
export function interruptedReport(about: FailedRun, signal: NonNullable<Report['run']['signal']>): Report {
  const { error: _, ...report } = emptyReport(
    about,
    'internal-error',
    signal === 'SIGTERM' ? 143 : 130,
    '',
    undefined,
  )
  return { ...report, outcome: 'incomplete', run: { ...about.run, interrupted: true, signal } }
}

function emptyReport(
  { tool, run, pod }: FailedRun,
  outcome: 'usage-error' | 'internal-error',
  exitCode: ExitCode,
  message: string,
  hint: string | undefined,
): Report {
  return {
    schemaVersion: 1,
    tool,
    run,
    outcome,
    exitCode,
    error: { message, ...present({ hint }) },
    summary: { pass: 0, warn: 0, fail: 0, error: 0, skip: 0 },
    pod: pod ?? { component: 'unknown', uid: -1 },
    identities: [],
    clients: [],
    buckets: [],
    checks: [],
    findings: [],
    leftovers: [],
    redaction: { mode: 'standard' },
  }
}
