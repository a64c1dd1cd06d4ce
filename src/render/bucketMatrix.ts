import { BUCKET_COLUMNS } from '../bucketRows.ts'
import type { BucketRow, ReportCheck } from '../model/report.ts'
import type { Status } from '../model/words.ts'
import type { Ink } from './ink.ts'
import { worst } from './worst.ts'

/** Heading, the heading where there is little room, and field of each column. */
const COLUMNS = [
  ['list', 'list', 'list'],
  ['read', 'read', 'read'],
  ['write', 'write', 'write'],
  ['delete', 'del', 'delete'],
  ['multi', 'mult', 'multipart'],
  ['copy', 'copy', 'copy'],
] as const satisfies readonly (readonly [string, string, keyof BucketRow])[]

const FULL = 0
const SHORT = 1
type Form = typeof FULL | typeof SHORT

const widthOf = (heading: string) => Math.max(heading.length, 4)

/**
 * The bucket matrix: a row per use, the name whole however long it is. Without glyphs a row carries no mark of
 * its own, for its cells are words already. Where there is little room the gaps, then the headings shrink.
 *
 * @param title stands above the uses, in the line of the headings
 * @param checks all checks of the run: a row is no greener than any check of its bucket
 */
export function bucketMatrix(
  title: string,
  rows: readonly BucketRow[],
  checks: readonly ReportCheck[],
  ink: Ink,
): readonly string[] {
  const mark = (row: BucketRow) => `  ${ink.style.unicode ? ink.mark(statusOf(row, checks)) : ''}`
  const markWidth = ink.style.unicode ? 4 : 2
  const useWidth = Math.max(...rows.map(({ use }) => use.length))
  const nameWidth = Math.max(...rows.map(({ name }) => ink.see(name).length))
  const room = ink.style.width - markWidth - useWidth - nameWidth
  const gap = room >= 2 + cellsWidth(FULL, 2) ? 2 : 1
  // Where no form fits, as with very long names, the full one is at least the clearer.
  const shortHelps = room < 2 + cellsWidth(FULL, 1) && room >= 1 + cellsWidth(SHORT, 1)
  const form = shortHelps ? SHORT : FULL
  const useGap = form === FULL ? 2 : 1
  const left = markWidth + useWidth + useGap + nameWidth
  const space = ' '.repeat(gap)

  const heading = COLUMNS.map((column) => space + column[form].padEnd(widthOf(column[form]))).join('')
  return [
    title.padEnd(left) + heading.trimEnd(),
    ...rows.map((row) => {
      const unneeded = new Set(unneededIn(row, checks))
      const cells = COLUMNS.map((column) => {
        const field = column[2]
        const width = widthOf(column[form])
        return space + (unneeded.has(field) ? '-'.padEnd(width) : ink.word(row[field], width))
      }).join('')
      return `${mark(row)}${row.use.padEnd(useWidth + useGap)}${ink.see(row.name).padEnd(nameWidth)}${cells}`.trimEnd()
    }),
  ]
}

/** What was asked of a row's bucket: the status of each cell, but for what its clients never do. */
export function cellsOf(row: BucketRow, checks: readonly ReportCheck[]): readonly Status[] {
  const unneeded = new Set(unneededIn(row, checks))
  return COLUMNS.flatMap(([, , field]) => (unneeded.has(field) ? [] : row[field]))
}

/** The columns whose check does not apply: nobody would do this in this bucket. */
function unneededIn(row: BucketRow, checks: readonly ReportCheck[]): readonly (keyof BucketRow)[] {
  return COLUMNS.flatMap(([, , field]) => {
    const check = checks.find(({ id, target }) => id === BUCKET_COLUMNS[field] && isOf(row, target))
    return check?.skip?.reason === 'not-applicable' ? field : []
  })
}

function isOf({ name, via }: BucketRow, target: ReportCheck['target']): boolean {
  return target?.name === name && target.via === via
}

/** A skipped check beside the columns is no blemish; a skipped cell is. */
function statusOf(row: BucketRow, checks: readonly ReportCheck[]): Status {
  const others = checks.filter(({ target, status }) => isOf(row, target) && status !== 'skip')
  return worst([...cellsOf(row, checks), ...others.map(({ status }) => status)])
}

function cellsWidth(form: Form, gap: number): number {
  return COLUMNS.reduce((sum, column) => sum + gap + widthOf(column[form]), 0)
}
