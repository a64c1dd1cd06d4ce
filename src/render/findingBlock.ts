import type { Finding } from '../model/finding.ts'
import type { Report } from '../model/report.ts'
import { awsRequestIds } from './awsRequestIds.ts'
import { fixLines } from './fixLines.ts'
import type { Ink } from './ink.ts'
import { targetsOf } from './targets.ts'

/** The column in which the text of What, Why, Fix and More hangs. */
const COLUMN = 8

/**
 * One cause, once, however many buckets it hits: What, Why (and how sure), Fix, More.
 *
 * @param ordinal which it is among those of its severity, e.g. `1 of 3`
 */
export function findingBlock(finding: Finding, ordinal: string, report: Report, ink: Ink): readonly string[] {
  const { title, what, why, confidence, fix } = finding
  return [
    ...heading(finding, ordinal, targetsOf(finding, report), ink),
    ...labelled('What', [title, what], ink),
    `  Why (${confidence})`,
    ...why.flatMap((reason) => indented(reason, ink)),
    ...fixLines(fix, COLUMN, ink).map((line, at) =>
      at === 0 ? `  Fix   ${line.slice(COLUMN)}`.trimEnd() : line,
    ),
    ink.verbatim(2, `More  gitlab-iam-doctor explain ${finding.id}`),
    ...awsRequestIds(finding, report).map((line) => ink.verbatim(COLUMN, line)),
  ]
}

function heading({ id, severity }: Finding, ordinal: string, targets: string, ink: Ink): readonly string[] {
  const word = severity === 'problem' ? 'PROBLEM' : 'WARNING'
  const [first = '', ...rest] = ink.prose({ head: '', column: 2 }, `${word} ${ordinal}  ${id}  ${targets}`)
  const painted = ink.paint(severity === 'problem' ? 'fail' : 'warn', word)
  return [painted + first.slice(word.length), ...rest]
}

/** Paragraphs behind a label; a paragraph that only repeats an earlier one is left out. */
function labelled(label: string, paragraphs: readonly string[], ink: Ink): readonly string[] {
  return [...new Set(paragraphs)]
    .filter((paragraph) => paragraph !== '')
    .flatMap((paragraph, at) =>
      ink.prose({ head: (at === 0 ? `  ${label}` : '').padEnd(COLUMN), column: COLUMN }, paragraph),
    )
}

/**
 * A reason: its further lines stand two columns in, so that one sees where the next begins. A single value behind
 * its name (`sub  system:…`) is kept on one line, to be compared by eye.
 */
function indented(reason: string, ink: Ink): readonly string[] {
  return /^ *\S+ {2,}\S+$/.test(reason)
    ? [ink.verbatim(COLUMN, reason)]
    : ink.prose({ head: ' '.repeat(COLUMN), column: COLUMN + 2 }, reason)
}
