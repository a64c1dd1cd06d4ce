import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import type { Report, ReportCheck } from '../../src/model/report.ts'
import type { Ran } from './run.ts'

const schema: object = JSON.parse(
  readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'),
)
const validate = new Ajv2020.default({
  allErrors: true,
  strict: true,
  strictRequired: false,
}).compile<Report>(schema)

/**
 * What a program gets that reads stdout of a run with `-o json`. Throws unless that is exactly one document that
 * keeps the published schema, with stderr empty and the exit code that the document says.
 */
export function reportOf({ stdout, stderr, exitCode, signal, args }: Ran): Report {
  const told = () =>
    `${args.join(' ')}: exit ${exitCode ?? signal}\nstdout: ${brief(stdout)}\nstderr: ${brief(stderr)}`
  let document: unknown
  try {
    document = JSON.parse(stdout)
  } catch (thrown) {
    throw new Error(`stdout is not one JSON document (${String(thrown)}); ${told()}`)
  }
  if (!validate(document)) throw new Error(`${JSON.stringify(validate.errors, null, 1)}; ${told()}`)
  if (stderr !== '') throw new Error(`stderr is not empty; ${told()}`)
  if (!stdout.endsWith('}\n')) throw new Error(`the document does not end with a newline; ${told()}`)
  if (exitCode !== document.exitCode) throw new Error(`the report says ${document.exitCode}; ${told()}`)
  return document
}

/** The check of that id: of the named bucket, else the first. Throws when there is none. */
export function checkIn({ checks }: Report, id: string, bucket?: string): ReportCheck {
  const found = checks.find((one) => one.id === id && (bucket === undefined || one.target?.name === bucket))
  if (found === undefined) throw new Error(`the report has no check ${id} ${bucket ?? ''}`)
  return found
}

function brief(text: string): string {
  return text.length > 1500 ? `${text.slice(0, 1000)}[…]${text.slice(-500)}` : text
}
