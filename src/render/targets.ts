import type { Finding } from '../model/finding.ts'
import type { Report, ReportCheck } from '../model/report.ts'

/** The buckets that a finding hits, in a few words; empty when it concerns the pod. */
export function targetsOf({ targets }: Finding, { buckets }: Report): string {
  const known = new Set(buckets.map(({ name }) => name))
  const every = known.size > 1 && [...known].every((name) => targets.includes(name))
  return every ? `all ${known.size} buckets` : targets.join(', ')
}

/** The bucket that a check was asked of, and by whose eyes where there are several ways to see it. */
export function shownTarget({ target }: ReportCheck): string {
  if (target === undefined) return ''
  return target.via === undefined ? target.name : `${target.name} by ${target.via.replaceAll('+', ', ')}`
}
