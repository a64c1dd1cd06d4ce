/** Widths at which terminals and mail programs break lines in the middle of a word. */
const WIDTHS: ReadonlySet<number> = new Set([72, 76, 78, 80, 100, 120, 132, 140, 160, 200])

/** How a line of a log begins: with its time, its level, its own structure. A broken line goes on in mid-sentence. */
const BEGINNING =
  /^\s*(?:\d{2,4}[-/:]\d\d|[{[<]|\w+=|[EWIF]\d{4} |\$ |at |(?:error|fatal|warn|info|debug|caused by)\b)/i

/**
 * Mends what a terminal broke: where most lines end in one column, they were one line. Where lines end as their words
 * do, nothing is done; a line break counts as a space for whoever reads the text.
 */
export function unwrapped(lines: readonly string[]): readonly string[] {
  const longest = Math.max(0, ...lines.map(({ length }) => length))
  const full = (line: string | undefined) => line?.length === longest
  const broken = lines.filter((line, at) => full(line) && isMore(lines[at + 1]))
  if (longest < 40 || !(WIDTHS.has(longest) || broken.length > lines.length / 3)) return lines
  const mended: string[] = []
  lines.forEach((line, at) => {
    if (full(lines[at - 1]) && isMore(line)) mended.push(`${mended.pop() ?? ''}${line}`)
    else mended.push(line)
  })
  return mended
}

function isMore(line: string | undefined): boolean {
  return line !== undefined && line !== '' && !BEGINNING.test(line)
}
