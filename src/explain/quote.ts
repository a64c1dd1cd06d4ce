/** What is quoted of a line at most. */
const LONGEST = 240

/** The line in which these words stand; of a long line, what is around them. */
export function quoteOf(text: string, at: number, length: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const lineEnd = text.indexOf('\n', at + length)
  const end = lineEnd === -1 ? text.length : lineEnd
  const from = Math.max(start, Math.min(at - 60, end - LONGEST))
  const to = Math.min(end, from + LONGEST)
  const cut = text.slice(from, to).replaceAll(/\s+/g, ' ').trim()
  return `${from > start ? '…' : ''}${cut}${to < end ? '…' : ''}`
}
