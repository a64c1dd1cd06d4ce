import { readJson } from '../documents/json.ts'
import { type ReportIn, reportIn } from './reportIn.ts'

/** Reads a report that can be diagnosed: of a run that came as far as examining something. */
export function readReport(text: string): ReportIn {
  const read = readJson(text)
  if (!read.ok) return { ok: false, message: `is not JSON: ${read.message}` }
  const found = reportIn(read.json)
  return found.ok && found.report.error !== undefined
    ? { ok: false, message: `tells of a run that examined nothing: ${found.report.error.message}` }
    : found
}
