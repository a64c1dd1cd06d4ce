import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import schema from '../../docs/report.schema.json' with { type: 'json' }
import { readJson } from '../documents/json.ts'
import type { Report } from '../model/report.ts'
import { isRecord } from '../policy/problem.ts'

export type ReadReport =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly message: string }

const validate = new Ajv2020({ strict: true, strictRequired: false }).compile<Report>(schema)

/**
 * Reads a report that `-o json` wrote, of this version or another. It must keep the published schema, which allows
 * what it does not know: checks and findings of a newer doctor.
 */
export function readReport(text: string): ReadReport {
  const read = readJson(text)
  if (!read.ok) return { ok: false, message: `is not JSON: ${read.message}` }
  const { json } = read
  if (!isRecord(json) || json.schemaVersion === undefined)
    return { ok: false, message: 'is not a report of gitlab-iam-doctor: it has no schemaVersion' }
  if (json.schemaVersion !== 1) {
    const version = JSON.stringify(json.schemaVersion)
    return { ok: false, message: `is a report of version ${version}; this doctor reads version 1 only` }
  }
  if (!validate(json)) return { ok: false, message: `is not a report: ${mistake(validate.errors?.[0])}` }
  if (json.error !== undefined)
    return { ok: false, message: `tells of a run that examined nothing: ${json.error.message}` }
  return { ok: true, report: json }
}

function mistake(error: ErrorObject | undefined): string {
  if (error === undefined) return 'it does not keep the schema'
  const allowed = error.keyword === 'enum' ? ` (${JSON.stringify(error.params.allowedValues)})` : ''
  return `${error.instancePath || 'the document'} ${error.message}${allowed}`
}
