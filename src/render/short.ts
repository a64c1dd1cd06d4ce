import { wasLeftOpen } from '../leftOpen.ts'
import type { Finding } from '../model/finding.ts'
import type { Report, ReportCheck } from '../model/report.ts'
import type { Status } from '../model/words.ts'
import { explainedBy, unexplained } from './explained.ts'
import { type Ink, inkFor } from './ink.ts'
import { counted } from './numbers.ts'
import { skippedGroups } from './skippedLines.ts'
import type { Style } from './style.ts'
import { shownTarget, targetsOf } from './targets.ts'
import { worst } from './worst.ts'

/** Columns of the status word and the space behind it. */
const WORD = 5

/**
 * Only what did not pass: a line per finding, however many checks it accounts for, then a line per reason for
 * which checks were skipped. A healthy run is one line that begins with `ok`. Lines are not wrapped.
 */
export function renderShort(report: Report, style: Pick<Style, 'color' | 'unicode'>): string {
  const ink = inkFor({ ...style, width: 80, verbose: false, quiet: true })
  const lines = [
    ...(report.error === undefined ? [] : [line(ink, 'error', [report.error.message])]),
    ...report.findings.map((finding) => findingLine(finding, report, ink)),
    ...unexplained(report.checks, report.findings).map((check) =>
      line(ink, check.status, [check.id, shownTarget(check), check.message]),
    ),
    ...report.leftovers.map(({ bucket, key }) => line(ink, 'warn', ['left behind', `s3://${bucket}/${key}`])),
    ...ending(report, ink),
  ]
  return `${lines.join('\n')}\n`
}

function findingLine(finding: Finding, report: Report, ink: Ink): string {
  const status = worst(explainedBy(finding, report.checks).map(({ status }) => status))
  const shown = status === 'pass' || status === 'skip' ? statusOf(finding) : status
  return line(ink, shown, [finding.id, targetsOf(finding, report), finding.title])
}

/** For a finding that no failed check stands behind. */
function statusOf({ severity }: Finding): Status {
  return severity === 'problem' ? 'fail' : 'warn'
}

/** How a run ends that has more to say than its findings. */
function ending({ outcome, run, summary, checks, buckets }: Report, ink: Ink): readonly string[] {
  const asked = checks.some(({ aws }) => aws !== undefined)
  if (outcome === 'healthy') {
    const names = new Set(buckets.map(({ name }) => name))
    const skipped = summary.skip === 0 ? '' : `, ${summary.skip} skipped`
    return [
      line(ink, 'pass', [
        `${counted(summary.pass, 'check')} passed${skipped}, ${counted(names.size, 'bucket')}`,
      ]),
    ]
  }
  return [
    ...(outcome === 'warnings' ? [] : skipLines(checks, ink)),
    ...(run.interrupted ? [line(ink, 'error', [`interrupted by ${run.signal ?? 'SIGINT'}`])] : []),
    ...(outcome === 'incomplete' && !run.interrupted && !asked
      ? [line(ink, 'error', ['nothing was asked of AWS'])]
      : []),
  ]
}

/** Only what ought to have been asked: what the user left out, or what does not apply, is no news. */
function skipLines(checks: readonly ReportCheck[], ink: Ink): readonly string[] {
  const missing = checks.filter((check) => wasLeftOpen(check, checks))
  return skippedGroups(missing).map(({ why, subject }) => line(ink, 'skip', [`${subject}: ${why}`]))
}

function line(ink: Ink, status: Status, parts: readonly string[]): string {
  const told = parts.filter((part) => part !== '').map(ink.see)
  return ink.word(status, WORD) + told.join('  ')
}
