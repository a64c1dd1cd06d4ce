import type { CheckRecord } from './model/evidence.ts'
import type { Finding, Symptom } from './model/finding.ts'
import type { RunOutcome } from './model/report.ts'
import type { SkipReason } from './model/words.ts'

const HARMLESS = {
  'not-configured': true,
  'not-applicable': true,
  deselected: true,
  'read-only': true,
  'dependency-failed': false,
  'timeout-budget': false,
  interrupted: false,
} as const satisfies Record<SkipReason, boolean>

/** Whether the user wanted it so, or the pod is such: nothing that ought to have been asked is missing. */
export function isHarmless(reason: SkipReason): boolean {
  return HARMLESS[reason]
}

/**
 * The one word for a run. In: every check with its outcome, what was diagnosed, and whether a signal ended it.
 *
 * Green needs proof: a run in which AWS answered nothing, or which left something unasked, is incomplete; a
 * finding outweighs a check that passed, and a problem that could merely not be asked about is no verdict.
 */
export function runOutcomeOf(
  checks: readonly CheckRecord[],
  findings: readonly Finding[],
  interrupted: boolean,
): Exclude<RunOutcome, 'usage-error' | 'internal-error'> {
  const has = (status: CheckRecord['outcome']['status']) =>
    checks.some(({ outcome }) => outcome.status === status)
  const unasked = (symptom: Symptom) =>
    checks.some((check) => isAbout(symptom, check) && check.outcome.status === 'error')
  const proven = findings.some(({ severity, explains }) => severity === 'problem' && !explains.some(unasked))

  if (has('fail') || proven) return 'unhealthy'
  if (interrupted || has('error') || checks.some(wasCutShort) || !checks.some(wasAnsweredByAws))
    return 'incomplete'
  return has('warn') || findings.length > 0 ? 'warnings' : 'healthy'
}

/** Whether the symptom of a finding is this very check. */
function isAbout(symptom: Symptom, check: CheckRecord): boolean {
  return symptom.check === check.id && symptom.bucket === check.target?.name
}

function wasCutShort({ outcome }: CheckRecord): boolean {
  return outcome.status === 'skip' && !isHarmless(outcome.skip.reason)
}

function wasAnsweredByAws({ outcome }: CheckRecord): boolean {
  if (outcome.status === 'skip') return false
  return outcome.aws?.httpStatus !== undefined || outcome.aws?.requestId !== undefined
}
