import type { Merged } from '../model/merged.ts'
import type { Report } from '../model/report.ts'
import { visibleJson } from './visible.ts'

/** The report as one indented JSON document with a newline at the end; no raw control character in it. */
export function renderJson(report: Report | Merged): string {
  return `${visibleJson(JSON.stringify(report, null, 2), true)}\n`
}
