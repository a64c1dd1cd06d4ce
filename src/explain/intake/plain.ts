/** Takes from a line what only its carrier put there: colours, escapes, entities, the prefix of a log. */

const ESC = String.fromCharCode(0x1b)
const CSI = String.fromCharCode(0x9b)
const BEL = String.fromCharCode(0x07)

/** ECMA-48 control sequences, operating system commands, and single escapes. */
const ESCAPE_SEQUENCES = new RegExp(
  `(?:${ESC}\\[|${CSI})[0-?]*[ -/]*[@-~]|${ESC}\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)?|${ESC}[ -/]*[0-~]?`,
  'g',
)

/** What is left of colours where the escape character itself was lost or written out. */
const BARE_COLOURS = /(?:\\u001b|\\x1b|\\033|\\e|␛)\[[\d;]*m/gi

/** Control characters and those that hide or reorder what stands around them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  '#34': '"',
  '#39': "'",
  '#x22': '"',
  '#x27': "'",
}

const QUOTES: Readonly<Record<string, string>> = { '“': '"', '”': '"', '„': '"', '‘': "'", '’': "'" }

/** The line as a terminal would show it. */
export function withoutColours(line: string): string {
  const bare = line.includes(ESC) || line.includes(CSI) ? line.replace(ESCAPE_SEQUENCES, '') : line
  return bare.replace(BARE_COLOURS, '')
}

/**
 * The line as the program meant it. A JSON log has its message escaped once, a shipped one twice, so `\n` becomes
 * a line break and `\"` a quotation mark however many backslashes stand before it. The middle of what goes on without
 * a space for ever is left out.
 */
export function plainLine(line: string): string {
  return withoutPrefix(line)
    .replace(/\S{1200,}/g, (run) => `${run.slice(0, 400)}…${run.slice(-400)}`)
    .replace(/\\+u00([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\+[nr]/g, '\n')
    .replace(/\\+t/g, ' ')
    .replace(/\\+(["'/])/g, '$1')
    .replace(
      /&(?:amp;)?(lt|gt|quot|apos|amp|#34|#39|#x22|#x27);/gi,
      (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole,
    )
    .replace(/[“”„‘’]/g, (quote) => QUOTES[quote] ?? quote)
    .replace(UNSEEN, (character) => (character === '\n' ? '\n' : ' '))
}

/** What `kubectl logs --prefix`, the container runtime, Compose and the time of day put before each line. */
const PREFIXES = [
  /^\s*\[pod\/[^\]\s]+\]\s/,
  /^[\w.-]+\s{1,12}\|\s/,
  /^\s*\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\s/,
  /^(?:stdout|stderr) [FP] /,
]

function withoutPrefix(line: string): string {
  return PREFIXES.reduce((rest, prefix) => rest.replace(prefix, ''), line)
}

/** The line without the frame that some programs draw beside a longer message. */
export function withoutFrame(line: string): string {
  return line.replace(/^\s*[-├└│┃|╷╵]*\s?[│┃|]\s?/, '')
}
