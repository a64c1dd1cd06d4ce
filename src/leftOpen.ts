import type { ReportCheck } from './model/report.ts'
import type { SkipReason } from './model/words.ts'

/** Whether a question with this reason ought to have been asked all the same; undefined: it depends. */
const OPEN = {
  'not-configured': false,
  'not-applicable': false,
  deselected: false,
  'read-only': false,
  'timeout-budget': true,
  interrupted: true,
  'dependency-failed': undefined,
} as const satisfies Record<SkipReason, boolean | undefined>

/**
 * Whether a check was skipped although the user wanted its answer and the pod is such that there is one. What
 * merely hangs on a check that was left out on purpose was left out on purpose too.
 */
export function wasLeftOpen(check: ReportCheck, checks: readonly ReportCheck[]): boolean {
  return isOpen(check, checks, new Set())
}

function isOpen(check: ReportCheck, checks: readonly ReportCheck[], seen: Set<ReportCheck>): boolean {
  if (check.skip === undefined) return false
  const open = OPEN[check.skip.reason]
  if (open !== undefined) return open
  seen.add(check)
  const blockers = check.skip.blockedBy.flatMap((id) => theCheck(id, check, checks) ?? [])
  return !(
    blockers.length > 0 &&
    blockers.every(
      (blocker) =>
        // What its clients can do without need not be followed up.
        blocker.tolerated !== undefined ||
        (blocker.skip !== undefined && !seen.has(blocker) && !isOpen(blocker, checks, seen)),
    )
  )
}

/** The check of that id: of the same bucket, else of the pod. */
function theCheck(id: string, { target }: ReportCheck, checks: readonly ReportCheck[]) {
  const named = checks.filter((check) => check.id === id)
  return (
    named.find((check) => check.target?.name === target?.name && check.target?.via === target?.via) ??
    named.find((check) => check.target === undefined)
  )
}
