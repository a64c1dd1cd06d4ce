import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { bucketSection } from './bucketSection.ts'
import { checkLines, widestId } from './checkLines.ts'
import { errorLines } from './errorLines.ts'
import { unexplained } from './explained.ts'
import { findingBlock } from './findingBlock.ts'
import { folded } from './folded.ts'
import { header } from './header.ts'
import { identityLines } from './identityLines.ts'
import { type Ink, inkFor } from './ink.ts'
import { leftoverLines } from './leftoverLines.ts'
import { rediagnosedLines } from './rediagnosedLines.ts'
import type { Style } from './style.ts'
import { CATEGORY_TITLES } from './titles.ts'
import { unexplainedLines } from './unexplainedLines.ts'
import { verdict } from './verdict.ts'

/**
 * The report for people: what was asked, then each problem once, then the verdict, so that the most important
 * stands where the eye ends. Everything from outside is harmless to a terminal. Ends with a newline.
 */
export function renderText(report: Report, style: Style): string {
  const ink = inkFor(style)
  const problems = report.findings.filter(({ severity }) => severity === 'problem')
  const warnings = report.findings.filter(({ severity }) => severity === 'warning')
  const loud = !style.quiet
  const blocks = [
    ...(loud ? [header(report, ink)] : []),
    rediagnosedLines(report, ink),
    errorLines(report, ink),
    ...(loud ? sections(report, ink) : []),
    ...blocksOf(problems, report, ink),
    ...(loud ? blocksOf(warnings, report, ink) : []),
    unexplainedLines(unexplained(report.checks, report.findings), ink),
    leftoverLines(report.leftovers, ink),
    verdict(report, ink),
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

/** The checks by category, the buckets among them as a matrix, and who the clients are after the identity. */
function sections(report: Report, ink: Ink): readonly (readonly string[])[] {
  const { checks } = report
  if (checks.length === 0) return []
  const ofPod = checks.filter(({ target }) => target === undefined)
  const idWidth = widestId(ofPod)
  return Object.entries(CATEGORY_TITLES).flatMap(([category, title]) => {
    if (category === 'buckets') return [bucketSection(report, ink)]
    const own = ofPod.filter((check) => check.category === category)
    const lines =
      own.length === 0 ? [] : [title, ...checkLines(ink.style.verbose ? own : folded(own), ink, { idWidth })]
    return category === 'identity' ? [lines, identityLines(report, ink)] : [lines]
  })
}

function blocksOf(findings: readonly Finding[], report: Report, ink: Ink): readonly (readonly string[])[] {
  return findings.map((finding, at) => findingBlock(finding, `${at + 1} of ${findings.length}`, report, ink))
}
