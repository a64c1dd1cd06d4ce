import { grouped } from '../grouped.ts'
import type { BucketRow, Report, ReportCheck } from '../model/report.ts'
import { bucketMatrix, cellsOf } from './bucketMatrix.ts'
import { checkLines, widestId } from './checkLines.ts'
import type { Ink } from './ink.ts'
import { counted } from './numbers.ts'
import { skippedLines } from './skippedLines.ts'
import { shownTarget } from './targets.ts'
import { CATEGORY_TITLES } from './titles.ts'

const IN_THE_MATRIX = ['s3-list', 's3-read', 's3-write', 's3-delete', 's3-multipart', 's3-copy']

/** The buckets: the matrix, then what it has no column for, then what was skipped and why. */
export function bucketSection({ buckets, checks }: Report, ink: Ink): readonly string[] {
  const asked = checks.filter(({ target }) => target !== undefined)
  if (buckets.length === 0) {
    const none = 'no bucket is known; name each one with --bucket USE=NAME'
    return [CATEGORY_TITLES.buckets, ...ink.prose(hangingSkip(ink), none)]
  }
  const nobodyAsked = buckets.every((row) => cellsOf(row, checks).every((status) => status === 'skip'))
  const matrix = nobodyAsked
    ? [CATEGORY_TITLES.buckets, ...notTheirs(asked, ink)]
    : matrices(buckets, checks, ink)
  return ink.style.verbose
    ? [...matrix, ...everyCheck(asked, ink)]
    : [...matrix, ...besideTheMatrix(asked, ink), ...skippedLines(asked.filter(isMissed), ink)]
}

/** What the doctor could do itself is not told where no client comes as far, but that it says nothing is. */
function notTheirs(asked: readonly ReportCheck[], ink: Ink): readonly string[] {
  const could = asked.some(({ id, status }) => IN_THE_MATRIX.includes(id) && status === 'pass')
  const why = 'no client of this pod asks S3 as the doctor did, so what it could do says nothing of them'
  return could ? ink.prose(hangingSkip(ink), why) : []
}

/** One matrix, or one for each set of clients that sees the buckets otherwise. Rows that say the same stand once. */
function matrices(
  buckets: readonly BucketRow[],
  checks: readonly ReportCheck[],
  ink: Ink,
): readonly string[] {
  const byVia = [...grouped(buckets, ({ via = '' }) => via).values()]
  return byVia.flatMap((rows, at) => {
    const clients = [...new Set(rows.map(({ client }) => client))].join(', ')
    const title = byVia.length === 1 ? CATEGORY_TITLES.buckets : `${CATEGORY_TITLES.buckets} by ${clients}`
    const once = [...grouped(rows, ({ use, name }) => JSON.stringify([use, name])).values()]
    const matrix = bucketMatrix(
      title,
      once.flatMap((same) => same.slice(0, 1)),
      checks,
      ink,
    )
    return at === 0 ? matrix : ['', ...matrix]
  })
}

/** A check that has nothing to ask in this bucket is missed by nobody. */
function isMissed({ skip }: ReportCheck): boolean {
  return skip?.reason !== 'not-applicable'
}

/** Checks without a column that did not pass: one line per check and status, however many buckets it hits. */
function besideTheMatrix(asked: readonly ReportCheck[], ink: Ink): readonly string[] {
  const others = asked.filter(
    ({ id, status }) => !IN_THE_MATRIX.includes(id) && status !== 'pass' && status !== 'skip',
  )
  const groups = grouped(others, ({ id, status }) => `${status} ${id}`)
  return [...groups.values()].flatMap((alike) =>
    alike.slice(0, 1).flatMap((check) => {
      const first = `${shownTarget(check)}: ${check.message}`
      const message =
        alike.length === 1 ? first : `${counted(alike.length, 'bucket')}, the first being ${first}`
      return checkLines([{ ...check, message }], ink, { idWidth: widestId(others) })
    }),
  )
}

function everyCheck(asked: readonly ReportCheck[], ink: Ink): readonly string[] {
  const byBucket = grouped(asked, shownTarget)
  return [...byBucket].flatMap(([name, ofBucket]) => [
    '',
    ink.verbatim(2, name),
    ...checkLines(ofBucket, ink, { indent: 4, idWidth: widestId(asked) }),
  ])
}

function hangingSkip(ink: Ink) {
  return { head: `  ${ink.mark('skip')}`, column: 2 + ink.markWidth }
}
