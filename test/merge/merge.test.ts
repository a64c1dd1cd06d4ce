import { readFileSync } from 'node:fs'
import Ajv2020 from 'ajv/dist/2020.js'
import t from 'tap'
import { internalErrorReport, usageErrorReport } from '../../src/errorReport.ts'
import { type MergeInput, merge } from '../../src/merge/merge.ts'
import type { Report } from '../../src/model/report.ts'
import { healthyRun, mixedRun, RUN, refusedRun, TOOL } from '../render/runs.ts'
import { inPod, THREE } from './pods.ts'

const schema = JSON.parse(readFileSync(new URL('../../docs/merged.schema.json', import.meta.url), 'utf8'))
const isMerged = new Ajv2020.default({ allErrors: true, strict: true, strictRequired: false }).compile(schema)

function mergedOf(reports: readonly Report[], rest: Partial<MergeInput> = {}) {
  const inputs = reports.map((report, at) => ({ from: `${at}.json`, report }))
  const { merged } = merge({ tool: TOOL, mergedAt: RUN.startedAt, inputs, failOn: 'fail', ...rest })
  isMerged(JSON.parse(JSON.stringify(merged)))
  if (isMerged.errors) throw new Error(JSON.stringify(isMerged.errors))
  return merged
}

const warned: Report = { ...healthyRun(), outcome: 'warnings' }
const open: Report = { ...healthyRun(), outcome: 'incomplete', exitCode: 5 }
const broken = internalErrorReport({ tool: TOOL, run: RUN }, 'a bug')
const misused = usageErrorReport({ tool: TOOL, run: RUN }, 'unknown check: x')
const stopped: Report = {
  ...healthyRun(),
  exitCode: 143,
  run: { ...RUN, interrupted: true, signal: 'SIGTERM' },
}

t.test('the worst pod decides: 3 before 5 before 4', async (t) => {
  const cases: readonly (readonly [readonly Report[], string, number])[] = [
    [[healthyRun()], 'healthy', 0],
    [[healthyRun(), warned], 'warnings', 0],
    [[healthyRun(), { ...warned, exitCode: 4 }], 'warnings', 4],
    [[warned, open], 'incomplete', 5],
    [[healthyRun(), broken], 'incomplete', 5],
    [[healthyRun(), misused], 'incomplete', 5],
    [[healthyRun(), stopped], 'incomplete', 5],
    [[open, broken, refusedRun()], 'unhealthy', 3],
    [[healthyRun(), { ...stopped, outcome: 'unhealthy' }], 'unhealthy', 3],
  ]
  for (const [reports, outcome, exitCode] of cases) {
    const named = reports.map((report, at) =>
      report.outcome === 'internal-error' ? report : inPod(report, `pod-${at}`, 'toolbox'),
    )
    const merged = mergedOf(named)
    t.strictSame(
      [merged.outcome, merged.exitCode],
      [outcome, exitCode],
      reports.map((report) => report.outcome).join(),
    )
  }
  t.equal(
    mergedOf([inPod(healthyRun(), 'a', 'toolbox'), inPod(warned, 'b', 'toolbox')], { failOn: 'warn' })
      .exitCode,
    4,
  )
})

t.test('of two reports of one pod the newer counts, whatever their order, and it is said', async (t) => {
  const older = inPod(refusedRun(), 'gitlab-toolbox-1', 'toolbox', '2026-09-01T09:00:00.000Z')
  const newer = inPod(healthyRun(), 'gitlab-toolbox-1', 'toolbox', '2026-09-01T10:00:00.000Z')
  for (const [reports, from] of [
    [[older, newer], '0.json'],
    [[newer, older], '1.json'],
  ] as const) {
    const merged = mergedOf(reports)
    t.equal(merged.exitCode, 0)
    t.strictSame(merged.superseded, [{ from, startedAt: older.run.startedAt, pod: 'gitlab-toolbox-1' }])
  }
  t.equal(
    mergedOf([newer, inPod(refusedRun(), 'gitlab-toolbox-1', 'webservice')]).pods.length,
    2,
    'another container is another',
  )
  t.equal(mergedOf([broken, { ...broken }]).pods.length, 2, 'what names no pod replaces nothing')
})

t.test('pods are told apart by as little as it takes', async (t) => {
  const named = (name: string, namespace: string, component: 'toolbox' | 'webservice') => {
    const report = inPod(healthyRun(), name, component)
    return { ...report, pod: { ...report.pod, namespace } }
  }
  const merged = mergedOf([
    named('a', 'x', 'toolbox'),
    named('b', 'x', 'toolbox'),
    named('b', 'y', 'toolbox'),
    named('b', 'y', 'webservice'),
    broken,
  ])
  t.strictSame(
    merged.pods.map(({ id }) => id),
    ['a', 'x/b', 'y/b (toolbox)', 'y/b (webservice)', '4.json'],
  )
})

t.test('a finding is told once for the pods that have it, and apart where the fix is another', async (t) => {
  const [one, two] = [inPod(refusedRun(), 'a', 'webservice'), inPod(refusedRun(), 'b', 'sidekiq')]
  const merged = mergedOf([one, inPod(mixedRun(), 'c', 'toolbox'), two])
  t.strictSame(merged.findings[0]?.pods, ['a', 'b'], 'what hits most pods first')
  t.equal(merged.findings.filter(({ id }) => id === one.findings[0]?.id).length, 1)
  const other = {
    ...two,
    findings: two.findings.map((finding) => ({ ...finding, fix: { ...finding.fix, text: 'Another.' } })),
  }
  t.equal(mergedOf([one, other]).findings.length, 2)
})

t.test('what differs between pods is told, what was not asked contradicts nobody', async (t) => {
  const about = (reports: readonly Report[]) =>
    mergedOf(reports).disagreements.map(({ about, subject }) => [about, subject])
  const a = inPod(healthyRun(), 'a', 'toolbox')
  const b = inPod(healthyRun(), 'b', 'webservice')
  t.strictSame(about([a, b]), [])
  const withRow = (row: object) => ({
    ...b,
    buckets: b.buckets.map((one, at) => (at === 0 ? { ...one, ...row } : one)),
  })
  t.strictSame(about([a, withRow({ write: 'skip' })]), [])
  t.strictSame(about([a, withRow({ write: 'fail', read: 'fail' })]), [
    ['operation', 'gitlab-registry read, write'],
  ])
  t.strictSame(about([a, withRow({ name: 'another' })]), [['bucket', 'registry']])
  const asOther = {
    ...b,
    identities: b.identities.map((one) => ({
      ...one,
      callerArn: 'arn:aws:sts::111122223333:assumed-role/other/x',
    })),
  }
  t.strictSame(about([a, asOther])[0], ['role', 'rails'])
  const sameRole = {
    ...b,
    identities: b.identities.map((one) => ({ ...one, callerArn: `${one.callerArn}-another-session` })),
  }
  t.strictSame(about([a, sameRole]), [], 'sessions differ by themselves')
  t.equal(mergedOf([a, sameRole]).identities.length, 1)
  t.strictSame(
    about([a, { ...b, clients: b.clients.map((one) => ({ ...one, source: 'imds' as const })) }])[0],
    ['source', 'rails'],
  )
})

t.test('a row is the worst of its pods', async (t) => {
  const [first, second] = [inPod(healthyRun(), 'a', 'webservice'), inPod(healthyRun(), 'b', 'webservice')]
  const sick = { ...second, buckets: second.buckets.map((row) => ({ ...row, write: 'error' as const })) }
  const { buckets } = mergedOf([first, sick])
  t.match(buckets[0], { component: 'webservice', pods: ['a', 'b'], list: 'pass', write: 'error' })
})

t.test('three pods of one GitLab', async (t) => {
  const { merged } = merge({ tool: TOOL, mergedAt: RUN.startedAt, inputs: THREE, failOn: 'fail' })
  t.match(merged, { outcome: 'unhealthy', exitCode: 3 })
  t.strictSame(
    merged.leftovers.map(({ pod }) => pod),
    ['gitlab-sidekiq-1'],
  )
})
