import type { Candidate, Explanation, NextCheck } from '../explain/explanation.ts'
import type { Confidence, Status } from '../model/words.ts'
import { explanationFacts } from './explanationFacts.ts'
import { fixLines } from './fixLines.ts'
import { type Ink, inkFor } from './ink.ts'
import type { Style } from './style.ts'
import { visibleJson } from './visible.ts'

/** The column in which the text of What, Why, Fix, Next and More hangs. */
const COLUMN = 8

const WORDS: Readonly<Record<Confidence, { readonly word: string; readonly status: Status }>> = {
  certain: { word: 'CERTAIN', status: 'fail' },
  likely: { word: 'LIKELY', status: 'warn' },
  possible: { word: 'POSSIBLE', status: 'skip' },
}

const WHO: Readonly<Record<NextCheck['who'], string>> = {
  pod: 'in the pod',
  cluster: 'with kubectl',
  aws: 'with rights in AWS',
}

/** The answer as one indented JSON document with a newline at the end; no raw control character in it. */
export function explanationJson(explanation: Explanation): string {
  return `${visibleJson(JSON.stringify(explanation, null, 2), true)}\n`
}

/** The answer for people: what was recognised, then each cause that fits, the best first. Ends with a newline. */
export function explanationText(explanation: Explanation, style: Style): string {
  const ink = inkFor(style)
  const { candidates } = explanation
  const blocks = [
    explanationFacts(explanation.recognised, ink),
    ...candidates.map((candidate, at) => candidateLines(candidate, at, candidates.length, ink)),
    ending(explanation, ink),
  ]
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function candidateLines(candidate: Candidate, at: number, count: number, ink: Ink): readonly string[] {
  const { finding, cause, confidence, title, why, fix, nextCheck } = candidate
  const { word, status } = WORDS[confidence]
  // Of what only fits, the next check is worth reading before the fix.
  const withFix = at === 0 || confidence !== 'possible'
  return [
    `${ink.paint(status, word)} ${at + 1} of ${count}  ${cause}`,
    ...labelled('What', [title], ink),
    ...labelled('Why', why, ink),
    ...(withFix ? fixBlock(fix, ink) : []),
    ...labelled('Next', [`${nextCheck.tells} Ask ${WHO[nextCheck.who]}:`], ink),
    ink.verbatim(COLUMN + 2, nextCheck.command),
    ...(finding === undefined ? [] : [ink.verbatim(2, `More  gitlab-iam-doctor explain ${finding}`)]),
  ]
}

function fixBlock(fix: Candidate['fix'], ink: Ink): readonly string[] {
  return fixLines(fix, COLUMN, ink).map((line, at) =>
    at === 0 ? `  Fix   ${line.slice(COLUMN)}`.trimEnd() : line,
  )
}

/** Paragraphs behind a label; their further lines stand two columns in. */
function labelled(label: string, paragraphs: readonly string[], ink: Ink): readonly string[] {
  return paragraphs.flatMap((paragraph, at) =>
    ink.prose(
      { head: (at === 0 ? `  ${label}` : '').padEnd(COLUMN), column: at === 0 ? COLUMN : COLUMN },
      paragraph,
    ),
  )
}

function ending({ candidates }: Explanation, ink: Ink): readonly string[] {
  const prose = (text: string) => ink.prose({ head: '', column: 0 }, text)
  const [best] = candidates
  if (best === undefined)
    return prose(
      'No known cause. Give more of the log, from before the error on, or run gitlab-iam-doctor in the pod that fails: it asks AWS instead of reading.',
    )
  if (candidates.length === 1 || best.confidence === 'certain')
    return prose(
      'Read from the text alone: run gitlab-iam-doctor in the pod that fails to see whether it is so.',
    )
  return prose(
    `${candidates.length} causes fit the text; the next checks tell them apart, and gitlab-iam-doctor in the pod that fails makes most of them by itself.`,
  )
}
