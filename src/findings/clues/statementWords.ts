import type { GivenDocument } from '../../model/documents.ts'
import { listed as listOf, statementsOf } from '../../policy/amend.ts'
import { isRecord } from '../../policy/problem.ts'
import type { Miss } from '../../policy/request.ts'
import { listed } from './words.ts'

/** How a statement of a given document is called: `statement 2 (DenyPlainHttp) of bucket.json`. */
export function statementOf({ file, policy }: GivenDocument, index: number): string {
  const sid = statementsOf(policy)[index]?.Sid
  return `statement ${index + 1}${typeof sid === 'string' ? ` (${sid})` : ''} of ${file}`
}

/** Its conditions, a line each: `StringNotEquals aws:SourceVpce vpce-1`. */
export function conditionsOf({ policy }: GivenDocument, index: number): readonly string[] {
  const condition = statementsOf(policy)[index]?.Condition
  if (!isRecord(condition)) return []
  return Object.entries(condition).flatMap(([operator, lines]) =>
    isRecord(lines)
      ? Object.entries(lines).map(([key, value]) => `${operator} ${key} ${listOf(value).join(', ')}`)
      : [],
  )
}

/** What is in the way of a statement that would decide otherwise. */
export function missWords(miss: Miss): string {
  const { element, expected } = miss
  if (element !== 'Condition') {
    const covers = element.startsWith('Not') ? 'leaves out' : 'does not cover'
    return `its ${element} (${listed(expected, 4)}) ${covers} ${miss.actual}`
  }
  const has =
    miss.actual === undefined ? 'the request has no such key' : `the request has ${listed(miss.actual)}`
  return `its condition ${miss.operator} ${miss.key} ${listed(expected, 4)} is not met: ${has}`
}
