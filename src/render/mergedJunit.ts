import type { MergedReports } from '../merge/merge.ts'
import { junitDocument, suitesOf } from './junit.ts'
import { MERGED_WORDS, mergedCounts } from './merged.ts'

/** Many pods for a pipeline: the suites of each, named after it. */
export function renderMergedJunit({ merged, examined }: MergedReports): string {
  const suites = examined.flatMap(({ pod, report }) => suitesOf(report, `${pod.id}: `))
  const isTold = suites.some(({ cases }) =>
    cases.some(({ ended }) => ended === 'failure' || ended === 'error'),
  )
  if (merged.exitCode === 0 || isTold) return junitDocument(suites)
  const message = `${MERGED_WORDS[merged.outcome].word}: ${mergedCounts(merged)}`
  const verdict = {
    name: merged.outcome,
    classname: 'verdict',
    durationMs: 0,
    ended: 'failure',
    message,
    text: [message],
  } as const
  return junitDocument([...suites, { name: 'Verdict', startedAt: merged.mergedAt, cases: [verdict] }])
}
