/** Characters that move the cursor, start an escape sequence, hide, or reorder what stands around them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Our own typography, for terminals that have none. */
const PLAIN: Readonly<Record<string, string>> = {
  '…': '...',
  '–': '-',
  '—': '-',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '→': '->',
  '×': 'x',
  '\u00a0': ' ',
}

/**
 * The text on one line and harmless to a terminal: whatever came from AWS, a variable or a file and is not
 * to be seen becomes `\n`, `\r`, `\t` or `\u001b`; without `unicode`, so does whatever is not ASCII.
 */
export function visible(text: string, unicode: boolean): string {
  const seen = text.replace(UNSEEN, escaped)
  return unicode ? seen : seen.replace(/[^ -~]/g, (character) => PLAIN[character] ?? escaped(character))
}

/** The same JSON, with the characters that JSON allows but a terminal should not see written as escapes. */
export function visibleJson(json: string, unicode: boolean): string {
  const seen = json.replace(UNSEEN, (character) =>
    character === '\n' ? character : unicodeEscape(character),
  )
  return unicode ? seen : seen.replace(/[^\n -~]/g, unicodeEscape)
}

function escaped(character: string): string {
  return SHORT[character] ?? unicodeEscape(character)
}

function unicodeEscape(characters: string): string {
  return characters
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}
