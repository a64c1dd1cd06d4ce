import type { Finding } from '../model/finding.ts'
import type { Report, ReportCheck } from '../model/report.ts'
import { explainedBy } from './explained.ts'
import { commandLines, policyText, whereItGoes } from './fixLines.ts'
import { STATUS_WORDS } from './ink.ts'
import { SKIP_TITLES } from './titles.ts'
import { verdictLine } from './verdictLine.ts'

/** A check as a test case. */
export interface Case {
  readonly name: string
  readonly classname: string
  readonly durationMs: number
  readonly ended: 'passed' | 'failure' | 'error' | 'skipped'
  /** One line. */
  readonly message: string
  /** What is shown of it, line by line. */
  readonly text: readonly string[]
}

export function casesOf(report: Report, checks: readonly ReportCheck[]): readonly Case[] {
  const told = new Set<Finding>()
  return checks.map((check) => {
    const findings = report.findings.filter((finding) => explainedBy(finding, [check]).length > 0)
    const ended = endingOf(check, findings, report)
    return {
      name: check.target === undefined ? check.id : `${check.id} ${check.target.name}`,
      classname: check.category,
      durationMs: check.durationMs,
      ended,
      message: messageOf(check),
      text: textOf(check, ended, findings, told),
    }
  })
}

/** For a run that says no although no check does: a refused command line, an interruption, nothing asked. */
export function verdictCase(report: Report): Case {
  const message = report.error?.message ?? verdictLine(report)
  return {
    name: report.outcome,
    classname: 'verdict',
    durationMs: report.run.durationMs,
    ended: report.outcome === 'unhealthy' || report.outcome === 'warnings' ? 'failure' : 'error',
    message,
    text: [
      message,
      ...(report.error?.hint === undefined ? [] : [report.error.hint]),
      `Exit code ${report.exitCode}.`,
    ],
  }
}

/** JUnit has no warnings: one fails where the run fails by it, else it passes and says so. */
function endingOf(
  { status }: ReportCheck,
  findings: readonly Finding[],
  { exitCode }: Report,
): Case['ended'] {
  if (status === 'skip') return 'skipped'
  if (status === 'error') return 'error'
  if (status === 'fail') return 'failure'
  const failsTheRun = exitCode === 4 || findings.some(({ severity }) => severity === 'problem')
  return status === 'warn' && failsTheRun ? 'failure' : 'passed'
}

function messageOf({ message, skip }: ReportCheck): string {
  return message === '' && skip !== undefined ? SKIP_TITLES[skip.reason] : message
}

/** A finding is told whole at the first check that it explains, and by name at the others. */
function textOf(
  check: ReportCheck,
  ended: Case['ended'],
  findings: readonly Finding[],
  told: Set<Finding>,
): readonly string[] {
  if (check.status === 'pass') return []
  if (ended === 'skipped') return [messageOf(check)]
  const { requestId } = check.aws ?? {}
  const lines = [
    `${STATUS_WORDS[check.status]} ${check.id}: ${messageOf(check)}`,
    ...(requestId === undefined ? [] : [`AWS request id ${requestId}`]),
    ...findings.flatMap((finding) => [
      '',
      ...(told.has(finding) ? [seeFirst(finding)] : findingLines(finding)),
    ]),
  ]
  for (const finding of findings) told.add(finding)
  return lines
}

function seeFirst({ id, title }: Finding): string {
  return `${id}: ${title} (told with the first check that it explains)`
}

function findingLines(finding: Finding): readonly string[] {
  const { id, title, what, why, confidence, fix } = finding
  return [
    `${id}: ${title}`,
    ...(what === title || what === '' ? [] : [what]),
    `Why (${confidence}):`,
    ...why.map((reason) => `  ${reason}`),
    'Fix:',
    ...fix.text.split('\n').map((line) => `  ${line}`),
    ...fix.policies.flatMap((policy) => [
      `  ${whereItGoes(policy)}:`,
      ...policyText(policy)
        .split('\n')
        .map((line) => `    ${line}`),
    ]),
    ...fix.commands.flatMap(commandLines).map((line) => `    ${line}`),
    `More: gitlab-iam-doctor explain ${id}`,
  ]
}
