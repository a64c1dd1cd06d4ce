import type { Report, ReportCheck } from '../model/report.ts'
import { bucketMatrix, cellsOf } from './bucketMatrix.ts'
import { checkLines, widestId } from './checkLines.ts'
import { grouped } from './grouped.ts'
import type { Ink } from './ink.ts'
import { counted } from './numbers.ts'
import { skippedLines } from './skippedLines.ts'
import { CATEGORY_TITLES } from './titles.ts'

const IN_THE_MATRIX = ['s3-list', 's3-read', 's3-write', 's3-delete', 's3-multipart', 's3-copy']

/** The buckets: the matrix, then what it has no column for, then what was skipped and why. */
export function bucketSection({ buckets, checks }: Report, ink: Ink): readonly string[] {
  const asked = checks.filter(({ target }) => target !== undefined)
  if (buckets.length === 0) {
    const none = 'no bucket is known; name each one with --bucket USE=NAME'
    return [CATEGORY_TITLES.buckets, ...ink.prose(hangingSkip(ink), none)]
  }
  const matrix = buckets.every((row) => cellsOf(row).every((status) => status === 'skip'))
    ? [CATEGORY_TITLES.buckets]
    : bucketMatrix(CATEGORY_TITLES.buckets, buckets, checks, ink)
  return ink.style.verbose
    ? [...matrix, ...everyCheck(asked, ink)]
    : [...matrix, ...besideTheMatrix(asked, ink), ...skippedLines(asked.filter(isMissed), ink)]
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
      const first = `${check.target?.name}: ${check.message}`
      const message =
        alike.length === 1 ? first : `${counted(alike.length, 'bucket')}, the first being ${first}`
      return checkLines([{ ...check, message }], ink, { idWidth: widestId(others) })
    }),
  )
}

function everyCheck(asked: readonly ReportCheck[], ink: Ink): readonly string[] {
  const byBucket = grouped(asked, ({ target }) => target?.name ?? '')
  return [...byBucket].flatMap(([name, ofBucket]) => [
    '',
    ink.verbatim(2, name),
    ...checkLines(ofBucket, ink, { indent: 4, idWidth: widestId(asked) }),
  ])
}

function hangingSkip(ink: Ink) {
  return { head: `  ${ink.mark('skip')}`, column: 2 + ink.markWidth }
}
