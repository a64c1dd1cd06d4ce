import type { Symptom } from './model/finding.ts'
import type { ReportCheck } from './model/report.ts'

/** Whether the symptom of a finding is this very check. */
export function isAbout({ check, bucket, via }: Symptom, { id, target }: ReportCheck): boolean {
  return check === id && bucket === target?.name && via === target?.via
}
