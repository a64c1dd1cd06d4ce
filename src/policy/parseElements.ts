import { parseOperator } from './condition.ts'
import type { PrincipalElement, PrincipalType } from './document.ts'
import { isRecord, type Problem, stringList, unknownKeys } from './problem.ts'

const TYPES = ['AWS', 'Federated', 'Service', 'CanonicalUser'] as const satisfies readonly PrincipalType[]

/** A Principal or NotPrincipal element. */
export function parsePrincipal(json: unknown, path: string, problems: Problem[]): PrincipalElement {
  if (json === '*') return '*'
  if (!isRecord(json)) {
    problems.push({ path, message: 'must be "*" or an object such as {"AWS": "arn:…"}' })
    return {}
  }
  problems.push(...unknownKeys(path, json, TYPES))
  const element: Partial<Record<PrincipalType, readonly string[]>> = {}
  for (const type of TYPES) {
    if (json[type] !== undefined) element[type] = stringList(json[type], `${path}.${type}`, problems)
  }
  return element
}

/** A Condition element: operator → condition key → values. */
export function parseCondition(
  json: unknown,
  path: string,
  problems: Problem[],
): Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> {
  return mapRecord(json, path, problems, (lines, operator, at) => {
    if (parseOperator(operator) === undefined) {
      problems.push({ path: at, message: `is not a condition operator` })
    }
    return mapRecord(lines, at, problems, (values, _, where) =>
      stringList(values, where, problems, 'any-scalar'),
    )
  })
}

function mapRecord<T>(
  json: unknown,
  path: string,
  problems: Problem[],
  map: (value: unknown, key: string, path: string) => T,
): Readonly<Record<string, T>> {
  if (!isRecord(json)) {
    problems.push({ path, message: 'must be an object' })
    return {}
  }
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [key, map(value, key, childPath(path, key))]),
  )
}

/** `$.Condition.StringEquals["aws:PrincipalOrgID"]`: a key with a colon does not go after a dot. */
function childPath(path: string, key: string): string {
  return /^\w+$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`
}
