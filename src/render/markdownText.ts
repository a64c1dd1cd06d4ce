import type { Status } from '../model/words.ts'
import { STATUS_WORDS } from './ink.ts'
import { visible } from './visible.ts'

/**
 * Texts of any origin as GitLab Flavored Markdown that shows them and does nothing else: no markup, no HTML, no
 * link, no mention, no quick action (GitLab, doc/user/markdown.md, doc/user/project/quick_actions.md). Whatever is
 * not an ordinary word stands in a code span, where GitLab looks for none of these, and which suits values anyway.
 */

/** Ordinary words and numbers, with the punctuation around them. A long row of digits could be a commit's name. */
const PLAIN = /^["'(]*(?:[A-Za-z]+(?:['-][A-Za-z]+)*|\d{1,5})[)"'.,;:!?]*$/

/** A value between the punctuation of the sentence around it. */
const VALUE = /^(["'(]*)(.+?)([)"'.,;:!?]*)$/

/** Prose on one line. A number in front is a value, too: at the beginning of a line `1.` would begin a list. */
export function prose(text: string): string {
  return visible(text, true)
    .split(' ')
    .filter((word) => word !== '')
    .map((word, at) => (PLAIN.test(word) && !(at === 0 && /^\d/.test(word)) ? word : aroundValue(word)))
    .join(' ')
}

function aroundValue(word: string): string {
  const [, before = '', value = '', after = ''] = VALUE.exec(word) ?? []
  return value === '' ? code(word) : before + code(value) + after
}

/** A value in a code span; nothing when it is empty. The fence is longer than any row of backticks inside. */
export function code(text: string): string {
  const seen = visible(text, true)
  if (seen.trim() === '') return ''
  const longest = Math.max(0, ...[...seen.matchAll(/`+/g)].map(([row]) => row.length))
  const fence = '`'.repeat(longest + 1)
  const pad = /^[` ]|[` ]$/.test(seen) ? ' ' : ''
  return fence + pad + seen + pad + fence
}

/**
 * A row of a table. A pipe ends a cell even inside a code span, and how a backslash before one is read differs from
 * parser to parser, so a pipe is shown as the escape that control characters are shown as.
 */
export function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\u007c')).join(' | ')} |`
}

export function table(headings: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [row(headings), `|${' --- |'.repeat(headings.length)}`, ...rows.map(row)]
}

/**
 * Lines to be pasted, as they are. GitLab looks for quick actions in the raw text and takes only a block between
 * three backticks for code (gitlabhq/gitlabhq, lib/gitlab/quick_actions/extractor.rb), so no line begins with a slash.
 */
export function fenced(language: string, lines: readonly string[]): readonly string[] {
  const seen = lines
    .map((line) => visible(line, true))
    .map((line) => (line.startsWith('/') ? ` ${line}` : line))
  const longest = Math.max(
    2,
    ...seen.flatMap((line) => [...line.matchAll(/`+/g)].map(([ticks]) => ticks.length)),
  )
  const fence = '`'.repeat(longest + 1)
  return [`${fence}${language}`, ...seen, fence]
}

/** What is shown only to who asks for it. The empty lines make GitLab read Markdown inside. */
export function folded(summary: string, lines: readonly string[]): readonly string[] {
  return ['<details>', `<summary>${summary}</summary>`, '', ...lines, '', '</details>']
}

/** A status as a cell of a table; what needs an eye is bold. */
export function word(status: Status): string {
  const told = STATUS_WORDS[status]
  return status === 'pass' || status === 'skip' ? told : `**${told}**`
}

/** The parts that have something to say, an empty line between them. */
export function joined(parts: readonly (readonly string[])[]): string {
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}
