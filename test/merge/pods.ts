import type { ReadIn } from '../../src/merge/pods.ts'
import type { Report } from '../../src/model/report.ts'
import type { Component } from '../../src/model/words.ts'
import { healthyRun, mixedRun, refusedRun } from '../render/runs.ts'

/** A report as if it came from that pod. */
export function inPod(
  report: Report,
  name: string,
  component: Component,
  startedAt = report.run.startedAt,
): Report {
  return { ...report, pod: { ...report.pod, name, component }, run: { ...report.run, startedAt } }
}

/** Three pods of one GitLab: one is well, one is refused by STS, one has trouble with some buckets. */
export const THREE: readonly ReadIn[] = [
  { from: 'a.json', report: inPod(healthyRun(), 'gitlab-toolbox-1', 'toolbox') },
  { from: 'b.json', report: inPod(refusedRun(), 'gitlab-webservice-1', 'webservice') },
  { from: 'c.json', report: inPod(mixedRun(), 'gitlab-sidekiq-1', 'sidekiq') },
]
