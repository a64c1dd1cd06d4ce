import type { BucketRow, ReportCheck } from '../model/report.ts'
import { MATRIX_COLUMNS } from './bucketMatrix.ts'
import { code, prose, table, word } from './markdownText.ts'
import { SKIP_TITLES } from './titles.ts'

/** The bucket matrix. */
export function bucketTable(rows: readonly BucketRow[]): readonly string[] {
  return table(
    ['use', 'bucket', 'client', ...MATRIX_COLUMNS.map(([, , field]) => field)],
    rows.map((row) => [
      row.use,
      code(row.name),
      row.client,
      ...MATRIX_COLUMNS.map(([, , field]) => word(row[field])),
    ]),
  )
}

/** A line per check: how it ended, its id, the bucket, what was observed, and the request id for AWS Support. */
export function checkTable(checks: readonly ReportCheck[]): readonly string[] {
  return table(
    ['', 'check', 'bucket', 'observed', 'AWS request id'],
    checks.map(({ id, status, target, message, skip, aws }) => [
      word(status),
      code(id),
      code(target?.name ?? ''),
      prose(message === '' && skip !== undefined ? SKIP_TITLES[skip.reason] : message),
      code(aws?.requestId ?? ''),
    ]),
  )
}
