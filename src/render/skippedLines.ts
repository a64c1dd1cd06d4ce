import { grouped } from '../grouped.ts'
import type { ReportCheck } from '../model/report.ts'
import type { Ink } from './ink.ts'
import { counted, listed } from './numbers.ts'
import { SKIP_TITLES } from './titles.ts'

/** Checks that were skipped for one reason. */
export interface SkippedGroup {
  readonly why: string
  /** `9 buckets, 54 operations`, or the checks by name when they are few. */
  readonly subject: string
  readonly checks: readonly ReportCheck[]
}

/** Folds the skipped checks of buckets: one line per reason. */
export function skippedLines(checks: readonly ReportCheck[], ink: Ink): readonly string[] {
  const hanging = { head: `  ${ink.mark('skip')}`, column: 2 + ink.markWidth }
  return skippedGroups(checks).flatMap(({ subject, why }) => ink.prose(hanging, `${subject}: ${why}`))
}

/** The skipped among the checks, together when their reason is the same. */
export function skippedGroups(checks: readonly ReportCheck[]): readonly SkippedGroup[] {
  const skipped = checks.filter(({ status }) => status === 'skip')
  return [...grouped(skipped, reasonOf)].map(([why, alike]) => ({
    why,
    subject: subjectOf(alike),
    checks: alike,
  }))
}

/** Why a check was not asked; the checks it needs are named the same way in every bucket. */
function reasonOf({ skip, message }: ReportCheck): string {
  if (skip === undefined) return message
  if (skip.reason === 'dependency-failed' && skip.blockedBy.length > 0)
    return `needs ${listed(skip.blockedBy)}`
  return skip.reason === 'not-applicable' && message !== '' ? message : SKIP_TITLES[skip.reason]
}

/** The checks of the pod by name, and the buckets with the checks by name as long as they are few. */
function subjectOf(checks: readonly ReportCheck[]): string {
  const ofPod = checks.filter(({ target }) => target === undefined).map(({ id }) => id)
  const ofBuckets = checks.filter(({ target }) => target !== undefined)
  return [ofPod.join(', '), bucketsOf(ofBuckets)].filter((part) => part !== '').join('; ')
}

function bucketsOf(checks: readonly ReportCheck[]): string {
  const ids = [...new Set(checks.map(({ id }) => id))]
  const names = [...new Set(checks.flatMap(({ target }) => target?.name ?? []))]
  const buckets = names.length === 1 ? names.join('') : counted(names.length, 'bucket')
  if (ids.length === 0) return ''
  return ids.length < 3
    ? `${listed(ids)} of ${buckets}`
    : `${buckets}, ${counted(checks.length, 'operation')}`
}
