import type { AmendedDocument, PolicyStatement } from '../model/finding.ts'
import { isRecord } from './problem.ts'

/** Smallest changes of a document that somebody else wrote: every other statement stays as it is. Pure. */

export type Json = Readonly<Record<string, unknown>>

/** The document with one statement changed, counted from 0. */
export function withStatement(
  document: Json,
  index: number,
  change: (statement: Json) => Json,
): AmendedDocument {
  const statements = statementsOf(document).map((statement, at) =>
    at === index ? change(statement) : statement,
  )
  return { ...document, Statement: statements }
}

/** The document with further statements at its end. */
export function withFurther(
  document: Json,
  statements: readonly (PolicyStatement | Json)[],
): AmendedDocument {
  return {
    ...document,
    Statement: [...statementsOf(document), ...statements.map((statement) => ({ ...statement }))],
  }
}

/** The statement that holds for all whom it held for, less those for whom the key has this value. */
export function sparing(statement: Json, operator: string, key: string, value: string): Json {
  const condition = isRecord(statement.Condition) ? statement.Condition : {}
  const lines = isRecord(condition[operator]) ? condition[operator] : {}
  return {
    ...statement,
    Condition: { ...condition, [operator]: { ...lines, [key]: oneOrMany([...listed(lines[key]), value]) } },
  }
}

/** The statements of a document, written as one or as many. */
export function statementsOf({ Statement }: Json): readonly Json[] {
  const all: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement]
  return all.filter(isRecord)
}

/** A value written as one or as many, as a list of texts. */
export function listed(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value]
  return all.map(String)
}

/** As policies are written: a single text without a list. */
export function oneOrMany(values: readonly string[]): string | readonly string[] {
  const all = [...new Set(values)]
  const [only] = all
  return all.length === 1 && only !== undefined ? only : all
}
