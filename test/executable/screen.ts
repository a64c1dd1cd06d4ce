/**
 * What stands on a terminal after it got the text: enough of a terminal for a spinner, which goes back in its line
 * (carriage return, cursor to column) and up, and clears lines. Colours are left out.
 */
export function shownOn(text: string): string {
  const lines: string[] = ['']
  let row = 0
  let column = 0
  for (const [piece, count, action] of text.matchAll(/\p{Cc}\[([\d;?]*)([A-Za-z])|\p{Cc}|\P{Cc}+/gu)) {
    if (piece === '\r') column = 0
    else if (piece === '\n') {
      row += 1
      column = 0
    } else if (action === 'A') row = Math.max(0, row - Number(count || 1))
    else if (action === 'G') column = Number(count || 1) - 1
    else if (action === 'K') lines[row] = count === '2' ? '' : (lines[row] ?? '').slice(0, column)
    else if (action === 'J') lines.length = row + 1
    else if (action === undefined) {
      const line = (lines[row] ?? '').padEnd(column)
      lines[row] = line.slice(0, column) + piece + line.slice(column + piece.length)
      column += piece.length
    }
  }
  return Array.from(lines, (line = '') => line.trimEnd()).join('\n')
}
