import { isAbout } from './isAbout.ts'
import { wasLeftOpen } from './leftOpen.ts'
import type { Finding, Symptom } from './model/finding.ts'
import type { ReportCheck, RunOutcome } from './model/report.ts'
import type { Status } from './model/words.ts'

/**
 * The one word for a run. In: every check with its outcome, what was diagnosed, and whether a signal ended it.
 *
 * Green needs proof: a run in which AWS answered nothing, or which left a question open, is incomplete; a
 * finding outweighs a check that passed, and a problem that could merely not be asked about is no verdict.
 */
export function runOutcomeOf(
  checks: readonly ReportCheck[],
  findings: readonly Finding[],
  interrupted: boolean,
): Exclude<RunOutcome, 'usage-error' | 'internal-error'> {
  const has = (wanted: Status) => checks.some(({ status }) => status === wanted)
  const couldNotBeAsked = (symptom: Symptom) =>
    checks.some((check) => isAbout(symptom, check) && check.status === 'error')
  const isProven = ({ severity, explains }: Finding) =>
    severity === 'problem' && !explains.some(couldNotBeAsked)

  if (has('fail') || findings.some(isProven)) return 'unhealthy'
  const isOpen = has('error') || checks.some((check) => wasLeftOpen(check, checks))
  if (interrupted || isOpen || !checks.some(wasAnsweredByAws)) return 'incomplete'
  return has('warn') || findings.length > 0 ? 'warnings' : 'healthy'
}

function wasAnsweredByAws({ aws }: ReportCheck): boolean {
  return aws?.httpStatus !== undefined || aws?.requestId !== undefined
}
