import type { ReportCheck } from '../model/report.ts'
import { details } from './details.ts'
import type { Ink } from './ink.ts'
import { SKIP_TITLES } from './titles.ts'

/** A line per check: how it ended, its id, and what was observed, or why it was not asked. */
export function checkLines(
  checks: readonly ReportCheck[],
  ink: Ink,
  { indent = 2, idWidth = widestId(checks) } = {},
): readonly string[] {
  const column = indent + ink.markWidth + idWidth + 2
  return checks.flatMap((check) => {
    const head = ' '.repeat(indent) + ink.mark(check.status) + ink.see(check.id).padEnd(idWidth + 2)
    return [
      ...ink.prose({ head, column }, observed(check)),
      ...details(check, indent + ink.markWidth + 2, ink),
    ]
  })
}

/** Columns that the longest id takes. */
export function widestId(checks: readonly ReportCheck[]): number {
  return Math.max(0, ...checks.map(({ id }) => id.length))
}

function observed({ message, skip }: ReportCheck): string {
  return message === '' && skip !== undefined ? SKIP_TITLES[skip.reason] : message
}
