/** Widths at which terminals and mail programs break lines in the middle of a word. */
const WIDTHS: ReadonlySet<number> = new Set([72, 76, 78, 80, 100, 120, 132, 140, 160, 200])

/**
 * Mends what a terminal broke: lines that all end in the same column, the last aside, were one line. Where lines
 * end as their words do, nothing is done; a line break counts as a space for whoever reads the text.
 */
export function unwrapped(lines: readonly string[]): readonly string[] {
  const longest = Math.max(0, ...lines.map(({ length }) => length))
  const full = (line: string | undefined) => line?.length === longest
  const several = lines.filter(full).length > 1 || WIDTHS.has(longest)
  if (longest < 40 || !several) return lines
  const mended: string[] = []
  lines.forEach((line, at) => {
    if (full(lines[at - 1]) && mended.length > 0) mended.push(`${mended.pop()}${line}`)
    else mended.push(line)
  })
  return mended
}
