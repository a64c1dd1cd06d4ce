import t from 'tap'
import { merge } from '../../src/merge/merge.ts'
import { readInputs } from '../../src/merge/readInputs.ts'
import { redact } from '../../src/redaction/redact.ts'
import { renderJson } from '../../src/render/json.ts'
import { healthyRun, mixedRun, RUN, TOOL } from '../render/runs.ts'
import { inPod, THREE } from './pods.ts'

const healthy = renderJson(healthyRun())
const problemOf = (text: string) => {
  const read = readInputs([{ name: 'a.json', text }], false)
  return read.ok ? 'none' : read.message
}

t.test('what is no report is named with the reason', async (t) => {
  t.equal(problemOf(''), 'a.json holds no report of gitlab-iam-doctor')
  t.equal(problemOf('{}'), 'a.json is no report of gitlab-iam-doctor: it has no schemaVersion')
  t.equal(problemOf('null'), 'a.json is no report of gitlab-iam-doctor: it has no schemaVersion')
  t.match(
    problemOf(healthy.replace('"schemaVersion": 1', '"schemaVersion": 2')),
    'a.json is a report of version 2; gitlab-iam-doctor',
  )
  t.equal(problemOf(healthy.slice(0, 3000)), 'a.json ends in the middle: it was cut off')
  t.match(
    problemOf(healthy.replace('"outcome": "healthy"', '"outcome": "fine"')),
    'a.json is no report of gitlab-iam-doctor: /outcome must be equal to one of',
  )
  t.match(problemOf(`${healthy}${healthy.slice(0, 3000)}`), 'a.json, report 2 ends in the middle')
  const { merged } = merge({ tool: TOOL, mergedAt: RUN.startedAt, inputs: THREE, failOn: 'fail' })
  t.equal(problemOf(renderJson(merged)), 'a.json is a merged view already; hand over the reports themselves')
})

t.test(
  'redacted together, one thing has one alias; redacted apart, it has one for each report',
  async (t) => {
    const [one, two] = [
      inPod(healthyRun(), 'pod-of-acme', 'toolbox'),
      inPod(mixedRun(), 'other-of-acme', 'sidekiq'),
    ]
    const together = readInputs(
      [one, two].map((report, at) => ({ name: `acme-${at}.json`, text: renderJson(report) })),
      true,
    )
    if (!together.ok) throw new Error(together.message)
    const { merged } = merge({ tool: TOOL, mergedAt: RUN.startedAt, inputs: together.inputs, failOn: 'fail' })
    t.equal(merged.redaction.mode, 'strict')
    t.notMatch(renderJson(merged), /acme|111122223333/)
    const registry = merged.buckets.filter(({ use }) => use === 'registry').map(({ name }) => name)
    t.equal(new Set(registry).size, 1, 'the same bucket in both pods')

    const apart = readInputs(
      [one, two].map((report, at) => ({ name: `${at}.json`, text: renderJson(redact(report)) })),
      false,
    )
    if (!apart.ok) throw new Error(apart.message)
    t.strictSame(
      apart.inputs.map(({ report }) => report.pod.name),
      ['pod-a1', 'pod-b1'],
    )
    t.equal(
      merge({ tool: TOOL, mergedAt: RUN.startedAt, inputs: apart.inputs, failOn: 'fail' }).merged.pods.length,
      2,
    )
  },
)
