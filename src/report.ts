import { bucketRows } from './bucketRows.ts'
import { allChecks } from './evidence.ts'
import { exitCodeOf, type FailOn } from './exitCode.ts'
import type { CheckRecord, Evidence } from './model/evidence.ts'
import type { Leftover } from './model/facts.ts'
import type { Finding } from './model/finding.ts'
import type { Identity, Report, ReportCheck, ReportClient } from './model/report.ts'
import type { Status } from './model/words.ts'
import { present } from './present.ts'
import { runOutcomeOf } from './runOutcome.ts'

export interface ReportInput {
  readonly tool: Report['tool']
  readonly run: Report['run']
  readonly evidence: Evidence
  readonly findings: readonly Finding[]
  readonly identities: readonly Identity[]
  readonly clients: readonly ReportClient[]
  readonly leftovers: readonly Leftover[]
  readonly failOn: FailOn
  readonly redaction: Report['redaction']
}

/** Turns what was seen and what was diagnosed into the report, outcome and exit code included. Pure. */
export function makeReport(input: ReportInput): Report {
  const { tool, run, evidence, findings, identities, clients, leftovers, failOn, redaction } = input
  const checks = allChecks(evidence).map(reportCheck)
  const outcome = runOutcomeOf(checks, findings, run.interrupted)
  return {
    schemaVersion: 1,
    tool,
    run,
    outcome,
    exitCode: exitCodeOf({ ...run, outcome, failOn }),
    summary: countByStatus(checks),
    pod: evidence.pod,
    probedAs: evidence.probedAs,
    identities,
    clients,
    buckets: bucketRows(evidence),
    checks,
    findings,
    leftovers,
    redaction,
  }
}

/** A check as it stands in the report: the outcome laid flat beside the question. */
function reportCheck({
  id,
  category,
  title,
  target,
  outcome,
  durationMs,
  command,
}: CheckRecord): ReportCheck {
  return { id, category, title, durationMs, ...present({ target, command }), ...flat(outcome) }
}

function flat(
  outcome: CheckRecord['outcome'],
): Pick<ReportCheck, 'status' | 'message' | 'skip' | 'failure' | 'tolerated' | 'aws' | 'facts'> {
  const { status, message } = outcome
  if (outcome.status === 'skip') return { status, message, skip: outcome.skip }
  const failure = outcome.status === 'pass' ? undefined : outcome.failure
  const facts = typeof outcome.facts === 'object' && outcome.facts !== null ? { ...outcome.facts } : undefined
  const tolerated = 'tolerated' in outcome ? outcome.tolerated : undefined
  return { status, message, ...present({ failure, tolerated, aws: outcome.aws, facts }) }
}

function countByStatus(checks: readonly ReportCheck[]): Record<Status, number> {
  const counts: Record<Status, number> = { pass: 0, warn: 0, fail: 0, error: 0, skip: 0 }
  for (const { status } of checks) counts[status] += 1
  return counts
}
