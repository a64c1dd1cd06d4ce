import pc from 'picocolors'
import wrapAnsi from 'wrap-ansi'
import type { Status } from '../model/words.ts'
import type { Style } from './style.ts'
import { visible } from './visible.ts'

const GLYPHS: Readonly<Record<Status, string>> = { pass: '✓', warn: '!', fail: '✗', error: '?', skip: '–' }

/** Upper case only where someone has to act, so that `grep -E 'FAIL|ERR'` finds just that. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  pass: 'ok',
  warn: 'WARN',
  fail: 'FAIL',
  error: 'ERR',
  skip: 'skip',
}

/** Where a paragraph begins: text that is printed as it is, and the column in which the prose hangs. */
export interface Hanging {
  readonly head: string
  readonly column: number
}

/** What every part of the text is written with: the style applied. */
export interface Ink {
  readonly style: Style
  /** The glyph or word before a line, padded. */
  mark(status: Status): string
  /** Columns that a mark takes. */
  readonly markWidth: number
  /** The word of a status, padded to the left-hand side of so many columns. */
  word(status: Status, width?: number): string
  /** Paints a text of ours in the colour of a status. */
  paint(status: Status, text: string): string
  /** The text on one line, harmless. */
  see(text: string): string
  /** Prose, made harmless and wrapped; words longer than a line, such as ARNs, stay whole. */
  prose(hanging: Hanging, text: string): readonly string[]
  /** A text that is to be pasted: one line, harmless, never wrapped. */
  verbatim(column: number, text: string): string
}

export function inkFor(style: Style): Ink {
  const colors = pc.createColors(style.color)
  const hues: Readonly<Record<Status, (text: string) => string>> = {
    pass: colors.green,
    warn: colors.yellow,
    fail: colors.red,
    error: colors.magenta,
    skip: colors.dim,
  }
  const paint = (status: Status, text: string) => hues[status](text)
  const word = (status: Status, width = 0) =>
    padded(STATUS_WORDS[status], width, (text) => paint(status, text))
  const see = (text: string) => visible(text, style.unicode)

  return {
    style,
    markWidth: style.unicode ? 2 : 6,
    mark: (status) => (style.unicode ? `${paint(status, GLYPHS[status])} ` : word(status, 6)),
    word,
    paint,
    see,
    prose: ({ head, column }, text) => {
      const lead = LEAD.exec(text)?.[0] ?? ''
      const left = column + lead.length
      const lines = wrapAnsi(see(text.slice(lead.length)), Math.max(style.width - left, 20)).split('\n')
      return lines.map((line, at) => (at === 0 ? `${head}${lead}${line}` : ' '.repeat(left) + line).trimEnd())
    },
    verbatim: (column, text) => ' '.repeat(column) + see(text),
  }
}

/** What further lines of a paragraph stand behind: its indent, and the number or dash of a list. */
const LEAD = /^ *(?:\d+\. |- )?/

/** Pads before painting, for colours have no width. */
function padded(text: string, width: number, painted: (text: string) => string): string {
  return painted(text) + ' '.repeat(Math.max(width - text.length, 0))
}
