import type { Merged } from '../model/merged.ts'
import type { Status } from '../model/words.ts'
import { inkFor } from './ink.ts'
import { disagreementTitle, mergedCounts, OUTCOME_TITLES, podsWith, statusOfPod } from './merged.ts'
import { listed } from './numbers.ts'
import type { Style } from './style.ts'

/** A line per pod that is not healthy, per finding, per difference; `ok` and the number of pods when all is well. */
export function renderMergedShort(merged: Merged, style: Pick<Style, 'color' | 'unicode'>): string {
  const ink = inkFor({ ...style, width: 80, verbose: false, quiet: true })
  const line = (status: Status, parts: readonly string[]) =>
    ink.word(status, 5) +
    parts
      .filter((part) => part !== '')
      .map(ink.see)
      .join('  ')
  const lines = [
    ...merged.pods
      .filter(({ outcome }) => outcome !== 'healthy')
      .map((pod) => line(statusOfPod(pod), [pod.id, OUTCOME_TITLES[pod.outcome], pod.error?.message ?? ''])),
    ...merged.findings.map((finding) =>
      line(finding.severity === 'problem' ? 'fail' : 'warn', [
        finding.id,
        podsWith(finding, merged),
        finding.title,
      ]),
    ),
    ...merged.disagreements.map((disagreement) =>
      line('warn', [
        `pods differ in ${disagreementTitle(disagreement)}`,
        disagreement.values.map(({ value, pods }) => `${value} (${listed(pods)})`).join('; '),
      ]),
    ),
    ...merged.leftovers.map(({ bucket, key, pod }) =>
      line('warn', ['left behind', pod, `s3://${bucket}/${key}`]),
    ),
    ...(merged.outcome === 'healthy' ? [line('pass', [mergedCounts(merged)])] : []),
  ]
  return `${lines.join('\n')}\n`
}
