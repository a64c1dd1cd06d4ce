import { shapeOf } from './telling.ts'

/** Widths at which terminals break lines in the middle of a word. */
const WIDTHS: ReadonlySet<number> = new Set([80, 100, 120, 132, 160, 200])

/** How an entry of a log begins: with its time, its level, its own structure. A broken line goes on in mid-sentence. */
const BEGINNING =
  /^\s*(?:\d{2,4}[-/:]\d\d|[{[<]|[\w.]+=|[EWIF]\d{4} |\$ |at |\[pod\/|(?:ERROR|FATAL|WARN|WARNING|INFO|DEBUG|TRACE|FAIL)\b|(?:error|fatal|warning|warn|info|debug|caused by)\s*[:\]])/i

/** An error with its code or class: `NoSuchBucket: The specified …`. */
const NEXT_ERROR = /^\s*(?:[A-Z][a-z]+){2,}: [A-Z]/

/** What cannot be the rest of a word: a line that ended in the last column may have been whole all the same. */
const NO_REST = /^(?:\d{4}-\d\d-\d\d[T ]|\{"|\[pod\/|\s)/

/** A line that was put together is no longer than this. */
const LONGEST = 4_000

/** Whether this line goes on with what the line before it said. */
function isMore(line: string | undefined): boolean {
  return line !== undefined && line.trim() !== '' && !BEGINNING.test(line) && !NEXT_ERROR.test(line)
}

/**
 * Mends what a terminal broke in the middle of words: several lines that end in one column were one line. Where
 * lines end as their words do, nothing is done.
 */
export function unbroken(lines: readonly string[]): readonly string[] {
  const longest = Math.max(0, ...lines.map(({ length }) => length))
  const full = (line: string | undefined) => line?.length === longest
  const isRest = (line: string | undefined) => !!line && !NO_REST.test(line)
  const broken = lines.filter((line, at) => full(line) && isRest(lines[at + 1])).length
  const byTerminal = WIDTHS.has(longest)
    ? broken > 0
    : longest >= 40 && broken > 1 && broken > lines.length / 3
  return byTerminal ? joined(lines, '', full, isRest) : lines
}

/** Puts lines together that one sentence was wrapped into. */
export function unwrapped(lines: readonly string[]): readonly string[] {
  return joined(lines, ' ', (line) => line !== undefined && line.trim() !== '', isMore)
}

function joined(
  lines: readonly string[],
  by: string,
  goesOn: (line: string | undefined) => boolean,
  isRest: (line: string | undefined) => boolean,
): readonly string[] {
  const mended: string[] = []
  lines.forEach((line, at) => {
    const last = mended.at(-1)
    // A line that says the same again is no rest of the first.
    const again = by !== '' && shapeOf(line) === shapeOf(lines[at - 1] ?? '')
    const more = last !== undefined && goesOn(lines[at - 1]) && isRest(line) && !again
    if (more && last.length + line.length < LONGEST)
      mended[mended.length - 1] = `${last}${by}${by === '' ? line : line.trimStart()}`
    else mended.push(line)
  })
  return mended
}
