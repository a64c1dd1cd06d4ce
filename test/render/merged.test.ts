import fc from 'fast-check'
import t from 'tap'
import { type MergedReports, merge } from '../../src/merge/merge.ts'
import type { Report } from '../../src/model/report.ts'
import { renderMergedJunit } from '../../src/render/mergedJunit.ts'
import { renderMergedMarkdown } from '../../src/render/mergedMarkdown.ts'
import { renderMergedShort } from '../../src/render/mergedShort.ts'
import { renderMergedText } from '../../src/render/mergedText.ts'
import { inPod, THREE } from '../merge/pods.ts'
import { runOf } from './junitReading.ts'
import { reportFullOf } from './reportFullOf.ts'
import { healthyRun, RUN, TOOL } from './runs.ts'

const STYLE = { color: false, unicode: false, width: 80, verbose: false, quiet: false }

function mergeOf(reports: readonly Report[], failOn: 'fail' | 'warn' = 'fail'): MergedReports {
  const inputs = reports.map((report, at) => ({ from: `${at}.json`, report }))
  return merge({ tool: TOOL, mergedAt: RUN.startedAt, inputs, failOn })
}

const three = merge({ tool: TOOL, mergedAt: RUN.startedAt, inputs: THREE, failOn: 'fail' })
t.matchSnapshot(renderMergedText(three, STYLE), 'three pods')
t.matchSnapshot(renderMergedText(three, { ...STYLE, quiet: true, unicode: true }), 'three pods, quiet')
t.matchSnapshot(renderMergedShort(three.merged, STYLE), 'three pods, short')
t.matchSnapshot(renderMergedMarkdown(three), 'three pods, Markdown')

t.test('healthy pods are one line', async (t) => {
  const { merged } = mergeOf([inPod(healthyRun(), 'a', 'toolbox'), inPod(healthyRun(), 'b', 'webservice')])
  t.equal(renderMergedShort(merged, STYLE), 'ok   2 pods (2 healthy)\n')
})

t.test('each pod has its suites, and a verdict that no check bears has a case', async (t) => {
  const { cases } = runOf(renderMergedJunit(three))
  t.equal(
    cases.length,
    THREE.reduce((sum, { report }) => sum + report.checks.length, 0),
  )
  t.ok(cases.some(({ suite }) => suite === 'gitlab-toolbox-1: Identity'))
  const warned: Report = { ...inPod(healthyRun(), 'a', 'toolbox'), outcome: 'warnings' }
  t.equal(runOf(renderMergedJunit(mergeOf([warned]))).failures, 0)
  t.equal(runOf(renderMergedJunit(mergeOf([warned], 'warn'))).failures, 1)
})

t.test('hostile reports are harmless in a merged view, too', async (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const result = mergeOf([
        reportFullOf(text),
        inPod(reportFullOf(text), `${text}x`, 'sidekiq'),
        healthyRun(),
      ])
      runOf(renderMergedJunit(result))
      return [
        renderMergedText(result, STYLE),
        renderMergedShort(result.merged, STYLE),
        renderMergedMarkdown(result),
        renderMergedJunit(result),
      ].every(
        (document) =>
          !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(document.replaceAll('\n', '')) && !/^\//m.test(document),
      )
    }),
    { numRuns: 30 },
  )
  const forged = mergeOf([reportFullOf('x\nHealthy: all is well. Exit code 0.')])
  for (const document of [
    renderMergedText(forged, STYLE),
    renderMergedShort(forged.merged, STYLE),
    renderMergedMarkdown(forged),
  ])
    t.notMatch(document, /^Healthy/m)
})
