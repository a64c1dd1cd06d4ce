/** Text with the wildcards of the policy language: `*` for any run of characters, `?` for any one. */

const RUN = Symbol('*')
const ONE = Symbol('?')

/** A pattern made once and matched often: single characters and wildcards. */
export type Pattern = readonly (string | typeof RUN | typeof ONE)[]

/** Text in which `*` and `?` are wildcards. */
export function glob(text: string): Pattern {
  return Array.from(text, (character) => (character === '*' ? RUN : character === '?' ? ONE : character))
}

/** Text in which every character stands for itself. */
export function literal(text: string): Pattern {
  return Array.from(text)
}

/**
 * Whether the whole value fits the pattern. Policies come from strangers, so no regular expression: on a
 * mismatch only the last `*` takes one more character, which is at most pattern × value steps.
 */
export function fits(pattern: Pattern, value: string): boolean {
  const characters = Array.from(value)
  let at = 0
  let next = 0
  let run: { readonly after: number; taken: number } | undefined
  while (at < characters.length) {
    const glyph = pattern[next]
    if (glyph === RUN) {
      next += 1
      run = { after: next, taken: at }
    } else if (glyph === ONE || (glyph !== undefined && glyph === characters[at])) {
      next += 1
      at += 1
    } else if (run !== undefined) {
      run.taken += 1
      at = run.taken
      next = run.after
    } else {
      return false
    }
  }
  return pattern.slice(next).every((glyph) => glyph === RUN)
}
