import type { BucketRow, ReportCheck } from '../model/report.ts'
import type { Status } from '../model/words.ts'
import type { Ink } from './ink.ts'
import { worst } from './worst.ts'

/** Heading and field of each column. */
const COLUMNS = [
  ['list', 'list'],
  ['read', 'read'],
  ['write', 'write'],
  ['delete', 'delete'],
  ['multi', 'multipart'],
  ['copy', 'copy'],
] as const satisfies readonly (readonly [string, keyof BucketRow])[]

const widthOf = (heading: string) => Math.max(heading.length, 4)

/**
 * The bucket matrix: a row per use, the name whole however long it is. Without glyphs a row carries no mark of
 * its own, for its cells are words already, and so stays within 80 columns for names of up to 24.
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
  const left = markWidth + useWidth + 2 + nameWidth
  const gap = ' '.repeat(left + cellsWidth(2) > ink.style.width ? 1 : 2)

  const heading = COLUMNS.map(([name]) => gap + name.padEnd(widthOf(name))).join('')
  return [
    title.padEnd(left) + heading.trimEnd(),
    ...rows.map((row) => {
      const cells = COLUMNS.map(([name, field]) => gap + ink.word(row[field], widthOf(name))).join('')
      return `${mark(row)}${row.use.padEnd(useWidth + 2)}${ink.see(row.name).padEnd(nameWidth)}${cells}`.trimEnd()
    }),
  ]
}

/** The status of each cell of a row. */
export function cellsOf(row: BucketRow): readonly Status[] {
  return COLUMNS.map(([, field]) => row[field])
}

/** A skipped check beside the columns is no blemish; a skipped cell is. */
function statusOf(row: BucketRow, checks: readonly ReportCheck[]): Status {
  const others = checks.filter(({ target, status }) => target?.name === row.name && status !== 'skip')
  return worst([...cellsOf(row), ...others.map(({ status }) => status)])
}

function cellsWidth(gap: number): number {
  return COLUMNS.reduce((sum, [heading]) => sum + gap + widthOf(heading), 0)
}
