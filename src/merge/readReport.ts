import Ajv2020 from 'ajv/dist/2020.js'
import schema from '../../docs/report.schema.json' with { type: 'json' }
import type { Report } from '../model/report.ts'
import { version } from '../version.ts'

export type ReadReport =
  | { readonly ok: true; readonly report: Report }
  | { readonly ok: false; readonly problem: string }

const isReport = new Ajv2020.default({ strict: true, strictRequired: false }).compile<Report>(schema)

/** Whether a document is a report, going by the published schema; if not, why, as the end of a sentence. */
export function readReport(document: unknown): ReadReport {
  if (typeof document !== 'object' || document === null || !('schemaVersion' in document))
    return { ok: false, problem: 'is no report of gitlab-iam-doctor' }
  if (document.schemaVersion !== 1)
    return {
      ok: false,
      problem: `is a report of version ${JSON.stringify(document.schemaVersion)}; gitlab-iam-doctor ${version} reads version 1`,
    }
  if ('kind' in document && document.kind === 'merged')
    return { ok: false, problem: 'is a merged view already; merge takes the reports themselves' }
  if (isReport(document)) return { ok: true, report: document }
  const [error] = isReport.errors ?? []
  const where = error?.instancePath === '' ? 'it' : error?.instancePath
  return { ok: false, problem: `is no report of gitlab-iam-doctor: ${where} ${error?.message}` }
}
