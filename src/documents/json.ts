import {
  findNodeAtLocation,
  type JSONPath,
  type ParseError,
  parse,
  parseTree,
  printParseErrorCode,
  visit,
} from 'jsonc-parser'

/** JSON that someone handed over, with the place of every mistake. Pure. */

export type ReadJson =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly message: string }

/** Strict JSON: no comments, no trailing commas, no key twice in one object. */
export function readJson(text: string): ReadJson {
  try {
    const errors: ParseError[] = []
    const json: unknown = parse(text, errors, { disallowComments: true })
    const [first] = errors
    if (first !== undefined) {
      const what = WORDS[printParseErrorCode(first.error)] ?? 'this is not JSON'
      const atEnd = text.slice(first.offset + first.length).trim() === ''
      const cutOff = atEnd ? ' (the text ends too early)' : ''
      return { ok: false, message: `${placeAt(text, first.offset)}: ${what}${cutOff}` }
    }
    const twice = repeatedKey(text)
    if (twice === undefined) return { ok: true, json }
    const message = `${placeAt(text, twice.offset)}: the key ${JSON.stringify(twice.key)} is already in this object`
    return { ok: false, message }
  } catch {
    // The parser is recursive: what has no bottom ends its stack.
    return { ok: false, message: 'it is nested too deeply' }
  }
}

const WORDS: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is not JSON; text must be in double quotes',
  InvalidNumberFormat: 'this is not a number',
  PropertyNameExpected: 'a key in double quotes is missing',
  ValueExpected: 'a value is missing',
  ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing',
  CloseBraceExpected: 'a closing brace is missing',
  CloseBracketExpected: 'a closing bracket is missing',
  EndOfFileExpected: 'the document ended before this',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'the closing quote is missing',
  UnexpectedEndOfNumber: 'the number is incomplete',
  InvalidUnicode: 'this is not a Unicode escape',
  InvalidEscapeCharacter: 'this is not an escape',
  InvalidCharacter: 'this character may not stand here',
}

/** The place of a value, `line 3, column 5`; undefined when there is no such value. */
export function placeOf(text: string, path: JSONPath): string | undefined {
  const tree = parseTree(text)
  const node = tree === undefined ? undefined : findNodeAtLocation(tree, path)
  return node === undefined
    ? undefined
    : placeAt(text, (node.parent?.type === 'property' ? node.parent : node).offset)
}

function placeAt(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n')
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
}

function repeatedKey(text: string): { readonly key: string; readonly offset: number } | undefined {
  const open: Set<string>[] = []
  let found: { key: string; offset: number } | undefined
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty(key, offset) {
      const keys = open.at(-1)
      if (keys?.has(key)) found ??= { key, offset }
      keys?.add(key)
    },
  })
  return found
}
