import { OPERATORS, type Operator } from './operators.ts'
import type { Miss } from './request.ts'
import type { Scope } from './variables.ts'

export type ConditionMiss = Extract<Miss, { readonly element: 'Condition' }>
type Condition = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/** A condition operator as written, taken apart. */
export interface OperatorName {
  readonly set?: 'ForAnyValue' | 'ForAllValues'
  readonly base: string
  readonly ifExists: boolean
}

/** `ForAnyValue:StringLikeIfExists` in its parts; undefined when AWS has no such operator. */
export function parseOperator(name: string): OperatorName | undefined {
  const [, set, rest = ''] = /^(?:(ForAnyValue|ForAllValues):)?(.*)$/s.exec(name) ?? []
  const ifExists = rest.endsWith('IfExists')
  const base = ifExists ? rest.slice(0, -'IfExists'.length) : rest
  const known = OPERATORS.has(base) || (base === 'Null' && !ifExists && set === undefined)
  if (!known) return undefined
  return set === 'ForAnyValue' || set === 'ForAllValues' ? { set, base, ifExists } : { base, ifExists }
}

/** The lines of a Condition element that the request does not meet; none when it is met. */
export function unmetConditions(condition: Condition, scope: Scope): readonly ConditionMiss[] {
  return Object.entries(condition).flatMap(([operator, lines]) =>
    Object.entries(lines).flatMap(([key, expected]): readonly ConditionMiss[] => {
      const actual = scope.keys(key)
      if (isMet(operator, expected, actual, scope)) return []
      const miss = { element: 'Condition' as const, operator, key, expected }
      return [actual === undefined ? miss : { ...miss, actual }]
    }),
  )
}

function isMet(
  name: string,
  expected: readonly string[],
  actual: readonly string[] | undefined,
  scope: Scope,
): boolean {
  const parsed = parseOperator(name)
  if (parsed === undefined) return false
  const absent = actual === undefined || actual.length === 0
  if (parsed.base === 'Null') return expected.some((value) => value.toLowerCase() === String(absent))
  const operator = OPERATORS.get(parsed.base)
  if (operator === undefined) return false
  if (absent) return parsed.ifExists || whenAbsent(parsed, operator)
  // For the set operators an empty string counts as no value (IAM User Guide, "Using multiple keys and values").
  if (parsed.set !== undefined && actual.every((value) => value === '')) return parsed.set === 'ForAllValues'
  const meets = (value: string) =>
    expected.some((wanted) => operator.compares(wanted, value, scope)) !== operator.negated
  if (parsed.set === 'ForAllValues') return actual.every(meets)
  if (parsed.set === 'ForAnyValue') return actual.some(meets)
  return operator.negated ? actual.every(meets) : actual.some(meets)
}

/** A key that is not in the request equals nothing: positive operators fail, negated ones hold. */
function whenAbsent({ set }: OperatorName, { negated }: Operator): boolean {
  return set === undefined ? negated : set === 'ForAllValues'
}
