import type { Report } from '../model/report.ts'
import { inkFor } from './ink.ts'
import { verdict } from './verdict.ts'

const UNWRAPPED = { color: false, unicode: true, width: 1_000_000, verbose: false, quiet: false }

/** The last words of the text format, on one line. */
export function verdictLine(report: Report): string {
  return verdict(report, inkFor(UNWRAPPED)).join(' ')
}
