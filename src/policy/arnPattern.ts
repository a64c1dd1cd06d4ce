import { fits, glob } from './pattern.ts'
import { expand, type Scope } from './variables.ts'

const SEGMENTS = 6

/**
 * Whether an ARN fits a pattern, part by part: a wildcard does not reach over a colon, except within the
 * resource part, which begins after the fifth (IAM User Guide, "Amazon Resource Name (ARN) condition operators"
 * and "Using wildcards in resource ARNs"). The pattern `*` alone fits everything.
 */
export function arnFits(pattern: string, value: string, scope: Scope): boolean {
  if (pattern === '*') return true
  const wanted = segments(pattern)
  const given = value.split(':')
  const actual = [...given.slice(0, SEGMENTS - 1), given.slice(SEGMENTS - 1).join(':')]
  if (wanted.length !== SEGMENTS || given.length < SEGMENTS) return false
  return wanted.every((segment, at) => {
    const expanded = expand(segment, scope, glob)
    return expanded !== undefined && fits(expanded, actual[at] ?? '')
  })
}

/** Splits at the first five colons that are not inside `${aws:username}`. */
function segments(pattern: string): readonly string[] {
  const found: string[] = []
  let start = 0
  let inVariable = false
  for (let at = 0; at < pattern.length && found.length < SEGMENTS - 1; at += 1) {
    if (pattern.startsWith('${', at)) inVariable = true
    else if (pattern[at] === '}') inVariable = false
    else if (pattern[at] === ':' && !inVariable) {
      found.push(pattern.slice(start, at))
      start = at + 1
    }
  }
  return [...found, pattern.slice(start)]
}
