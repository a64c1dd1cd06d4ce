import type { ReportCheck } from '../model/report.ts'
import { checkLines } from './checkLines.ts'
import type { Ink } from './ink.ts'
import { shownTarget } from './targets.ts'

/**
 * Checks that no finding accounts for, which a complete diagnosis does not leave: shown all the same, for
 * nothing that failed may be silent.
 */
export function unexplainedLines(checks: readonly ReportCheck[], ink: Ink): readonly string[] {
  if (checks.length === 0) return []
  const named = checks.map((check) => ({
    ...check,
    message: check.target === undefined ? check.message : `${shownTarget(check)}: ${check.message}`,
  }))
  return ['Without an explanation', ...checkLines(named, ink)]
}
