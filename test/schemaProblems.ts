import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'

const schema = JSON.parse(readFileSync(new URL('../docs/report.schema.json', import.meta.url), 'utf8'))
const validate = new Ajv2020.default({ allErrors: true, strict: true, strictRequired: false }).compile(schema)

/** In what a document breaks the published schema of the report. */
export function schemaProblems(document: unknown): readonly unknown[] {
  return validate(document) ? [] : (validate.errors ?? [])
}
