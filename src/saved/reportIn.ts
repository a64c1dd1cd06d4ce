import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import schema from '../../docs/report.schema.json' with { type: 'json' }
import type { Report } from '../model/report.ts'
import { isRecord } from '../policy/problem.ts'
import { version } from '../version.ts'

export type ReportIn =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly message: string }

const validate = new Ajv2020({ strict: true, strictRequired: false }).compile<Report>(schema)

/**
 * Whether a document is a report that `-o json` wrote, of this version or another; if not, why, as the end of a
 * sentence. It must keep the published schema, which allows what it does not know: checks and findings of a newer doctor.
 */
export function reportIn(document: unknown): ReportIn {
  if (!isRecord(document) || document.schemaVersion === undefined)
    return { ok: false, message: 'is no report of gitlab-iam-doctor: it has no schemaVersion' }
  if (document.schemaVersion !== 1) {
    const theirs = JSON.stringify(document.schemaVersion)
    return {
      ok: false,
      message: `is a report of version ${theirs}; gitlab-iam-doctor ${version} reads version 1`,
    }
  }
  if (document.kind === 'merged')
    return { ok: false, message: 'is a merged view already; hand over the reports themselves' }
  if (validate(document)) return { ok: true, report: document }
  return { ok: false, message: `is no report of gitlab-iam-doctor: ${mistake(validate.errors?.[0])}` }
}

function mistake(error: ErrorObject | undefined): string {
  if (error === undefined) return 'it does not keep the schema'
  const allowed = error.keyword === 'enum' ? ` (${JSON.stringify(error.params.allowedValues)})` : ''
  return `${error.instancePath || 'it'} ${error.message}${allowed}`
}
