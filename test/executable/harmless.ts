import type { Test } from 'tap'
import type { Report } from '../../src/model/report.ts'

/** The characters of a text on a screen that are not to be seen there: escapes, controls, direction marks. */
export function harmfulIn(text: string): readonly string[] {
  const unseen = text.replaceAll('\n', '').match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu) ?? []
  return [...new Set(unseen)].map((character) => JSON.stringify(character))
}

/** Whatever a pod holds, it is not a bug of the doctor's: nothing crashed, nothing was withheld. */
export function noBugOfOurs(t: Test, report: Report): void {
  t.not(report.outcome, 'internal-error', `no bug: ${report.error?.message}`)
  const crashed = report.checks.filter(({ failure }) => failure?.origin === 'doctor')
  t.strictSame(
    crashed.map(({ id, message }) => `${id}: ${message}`),
    [],
    'no check crashed',
  )
}
