import type { ReportCheck } from '../model/report.ts'
import { listed } from './numbers.ts'

/** Checks in a row that were skipped for one reason, told as one: the first, with the names of the others. */
export function folded(checks: readonly ReportCheck[]): readonly ReportCheck[] {
  const rows: ReportCheck[][] = []
  for (const check of checks) {
    const row = rows.at(-1)
    const before = row?.at(-1)
    const alike = check.status === 'skip' && before?.status === 'skip' && before.message === check.message
    if (row !== undefined && alike) row.push(check)
    else rows.push([check])
  }
  return rows.flatMap(([first, ...others]) => {
    if (first === undefined) return []
    if (others.length === 0) return [first]
    return [{ ...first, message: `${first.message}; the same for ${listed(others.map(({ id }) => id))}` }]
  })
}
