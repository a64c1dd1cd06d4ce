import type { RequestKeys } from './context.ts'
import type { PolicyVersion } from './document.ts'
import { literal, type Pattern } from './pattern.ts'

/** What a policy variable may refer to. */
export interface Scope {
  readonly version: PolicyVersion
  readonly keys: RequestKeys
}

/** `${key}`, `${key, 'default'}`, and the three that stand for a special character. */
const VARIABLE = /\$\{([^}]*)\}/g
const WITH_DEFAULT = /^\s*(.*?)\s*,\s*'(.*)'\s*$/s

/**
 * Text of a policy with its variables replaced, as a pattern. What a variable brings in is literal: a `*` in a
 * user's name is no wildcard. Undefined when a variable has no value: then nothing is equal or alike (IAM User
 * Guide, "Policy variables with no value"). Documents before 2012-10-17 have no variables.
 */
export function expand(
  text: string,
  scope: Scope,
  toPattern: (text: string) => Pattern,
): Pattern | undefined {
  if (scope.version !== '2012-10-17' || !text.includes('${')) return toPattern(text)
  const parts: Pattern[] = []
  let done = 0
  for (const match of text.matchAll(VARIABLE)) {
    const value = variableValue(match[1] ?? '', scope.keys)
    if (value === undefined) return undefined
    parts.push(toPattern(text.slice(done, match.index)), literal(value))
    done = match.index + match[0].length
  }
  parts.push(toPattern(text.slice(done)))
  return parts.flat()
}

function variableValue(variable: string, keys: RequestKeys): string | undefined {
  if (variable === '*' || variable === '?' || variable === '$') return variable
  const [, key = variable, fallback] = WITH_DEFAULT.exec(variable) ?? []
  const values = keys(key.trim())
  // Only a single value can be put into a text.
  return values === undefined || values.length !== 1 ? fallback : values[0]
}
