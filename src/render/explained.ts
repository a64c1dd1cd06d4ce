import { isAbout } from '../isAbout.ts'
import type { Finding } from '../model/finding.ts'
import type { ReportCheck } from '../model/report.ts'

/** The checks that a finding accounts for. */
export function explainedBy({ explains }: Finding, checks: readonly ReportCheck[]): readonly ReportCheck[] {
  return checks.filter((check) => explains.some((symptom) => isAbout(symptom, check)))
}

/** Checks that ask for an explanation and have none in these findings: they must not go unmentioned. */
export function unexplained(
  checks: readonly ReportCheck[],
  findings: readonly Finding[],
): readonly ReportCheck[] {
  const explained = new Set(findings.flatMap((finding) => explainedBy(finding, checks)))
  return checks.filter((check) => check.status !== 'pass' && check.status !== 'skip' && !explained.has(check))
}
