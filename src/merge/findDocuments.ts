/** A JSON document found in a text, or why what began as one is none. */
export type Found =
  | { readonly ok: true; readonly document: unknown }
  | { readonly ok: false; readonly message: string }

/** Every report begins so, on one line or indented. Inside a JSON string the quotes would be escaped. */
const BEGINNING = /\{\s*"schemaVersion"\s*:/g

/** What `kubectl logs` puts before a line with `--prefix` and with `--timestamps`. */
const PREFIX = /^\[pod\/(\S+)\] /
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d) /

/**
 * The reports in a text: one JSON document, an array of them, or documents between other lines, as in the logs of
 * one pod or of several whose lines are mixed.
 */
export function findDocuments(text: string): readonly Found[] {
  const whole = parsed(text)
  if (whole.ok) return Array.isArray(whole.document) ? whole.document.map(found) : [whole]
  return linesByPod(text).flatMap((lines) => documentsIn(lines.join('\n')))
}

function found(document: unknown): Found {
  return { ok: true, document }
}

/** The lines of each pod together, without what kubectl put before them. */
function linesByPod(text: string): readonly (readonly string[])[] {
  const pods = new Map<string, string[]>()
  for (const line of text.split(/\r?\n/)) {
    const [prefix = '', pod = ''] = PREFIX.exec(line) ?? []
    const lines = pods.get(pod) ?? []
    lines.push(line.slice(prefix.length).replace(TIMESTAMP, ''))
    pods.set(pod, lines)
  }
  return [...pods.values()]
}

/** A document ends at the latest where the next begins, so that one that was cut off takes no other with it. */
function documentsIn(text: string): readonly Found[] {
  const beginnings = [...text.matchAll(BEGINNING)].map(({ index }) => index)
  return beginnings.map((beginning, at) => {
    const piece = text.slice(beginning, beginnings[at + 1])
    const end = endOf(piece)
    return end === undefined
      ? { ok: false, message: 'ends in the middle: it was cut off' }
      : parsed(piece.slice(0, end))
  })
}

function parsed(text: string): Found {
  try {
    return { ok: true, document: JSON.parse(text) }
  } catch (thrown) {
    return { ok: false, message: `is not JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}` }
  }
}

/** Where the object that begins the text ends; undefined when it does not. By hand: once through, however long it is. */
function endOf(text: string): number | undefined {
  let depth = 0
  let isInString = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (isInString) {
      if (character === '\\') at += 1
      else if (character === '"') isInString = false
    } else if (character === '"') isInString = true
    else if (character === '{') depth += 1
    else if (character === '}') depth -= 1
    if (depth === 0) return at + 1
  }
  return undefined
}
