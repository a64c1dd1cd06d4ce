import { stripVTControlCharacters } from 'node:util'
import t from 'tap'
import { usageErrorReport } from '../../src/errorReport.ts'
import type { Style } from '../../src/render/style.ts'
import { renderText } from '../../src/render/text.ts'
import { bucket, evidence, passed, podCheck } from './evidence.ts'
import { healthyRun, mixedRun, RUN, refusedRun, reportOf, TOOL } from './runs.ts'

const TERMINAL: Style = { color: false, unicode: true, width: 80, verbose: false, quiet: false }
const POD_LOG: Style = { ...TERMINAL, unicode: false }

t.matchSnapshot(renderText(healthyRun(), TERMINAL), 'healthy, on a terminal')
t.matchSnapshot(renderText(refusedRun(), POD_LOG), 'IRSA refused, in a pod log')
t.matchSnapshot(renderText(mixedRun(), TERMINAL), 'some buckets, on a terminal')
t.matchSnapshot(renderText(mixedRun(), { ...POD_LOG, quiet: true }), 'some buckets, quiet')
t.matchSnapshot(renderText(refusedRun(), { ...TERMINAL, color: true }), 'IRSA refused, in colour')
t.matchSnapshot(renderText(refusedRun(), { ...POD_LOG, verbose: true }), 'IRSA refused, verbose')
t.matchSnapshot(
  renderText(
    usageErrorReport({ tool: TOOL, run: RUN }, 'unknown check: s3-lisd', 'Did you mean s3-list?'),
    POD_LOG,
  ),
  'usage error',
)

t.test('a healthy run said quietly is the verdict alone', async (t) => {
  t.equal(
    renderText(healthyRun(), { ...POD_LOG, quiet: true }),
    'Healthy: 33 passed, 3 skipped in 612 ms. GitLab can use its 3 buckets.\nExit code 0.\n',
  )
})

t.test('the exit code stands unbroken at the very end, whatever the width', async (t) => {
  for (let width = 40; width <= 120; width += 1) {
    t.match(renderText(mixedRun(), { ...TERMINAL, width }), /Exit code 3\.\n$/)
  }
})

t.test(
  'prose is within 80 columns: a longer line is a matrix row, is to be pasted, or is one word',
  async (t) => {
    const MATRIX = /^Buckets .* copy$|^ {2}.* (ok|FAIL|WARN|ERR|skip)$/
    const PASTED = /^ +(aws |"|iss {2})/
    const ONE_WORD = /^ +(([✓✗!?–]|ok|FAIL|WARN|ERR|skip) +[a-z0-9-]+ +)?\S+$/
    for (const run of [healthyRun(), refusedRun(), mixedRun()]) {
      for (const style of [TERMINAL, POD_LOG]) {
        const long = renderText(run, style)
          .split('\n')
          .filter((line) => line.length > 80)
        for (const line of long)
          t.ok(
            [MATRIX, PASTED, ONE_WORD].some((allowed) => allowed.test(line)),
            line,
          )
      }
    }
  },
)

t.test('short bucket names fit 80 columns, long ones are whole and aligned', async (t) => {
  for (const unicode of [true, false]) {
    const healthy = renderText(healthyRun(), { ...TERMINAL, unicode }).split('\n')
    const rows = healthy.filter((line) => line.startsWith('Buckets') || /gitlab-\S+ +ok /.test(line))
    t.equal(rows.length, 5)
    t.ok(rows.every((line) => line.length <= 80))

    const mixed = renderText(mixedRun(), { ...TERMINAL, unicode }).split('\n')
    const name = 'gitlab-ci-secure-files-of-the-production-cluster-in-eu-central1'
    t.equal(name.length, 63)
    const cells = mixed.filter((line) => / (ok|skip) +(ok|skip) /.test(line)).map((line) => line.slice(-33))
    t.equal(cells.length, 6)
    t.ok(mixed.some((line) => line.includes(`${name} skip`)))
  }
})

t.test('colour paints glyphs, status words and the verdict, and nothing else', async (t) => {
  const painted = renderText(mixedRun(), { ...TERMINAL, color: true })
  const words = [...painted.matchAll(/\p{Cc}\[\d+m(.*?)\p{Cc}\[\d+m/gu)].map(([, word]) => word)
  const expected = '! ? FAIL LEFT Not PROBLEM WARN WARNING ok skip – ✓ ✗'
  t.equal(
    [...new Set(words)]
      .map((word) => word?.split(' ')[0])
      .sort()
      .join(' '),
    expected,
  )
  const plain = stripVTControlCharacters(painted)
  t.equal(plain, renderText(mixedRun(), TERMINAL), 'colours have no width')
})

t.test('what is pasted comes out as it went in', async (t) => {
  const run = refusedRun()
  const text = renderText(run, { ...POD_LOG, width: 40 })
  const [finding] = run.findings
  const [policy] = finding?.fix.policies ?? []
  const json = text.slice(text.indexOf('          {'), text.indexOf('          aws iam'))
  t.strictSame(JSON.parse(json), policy?.document.Statement[0])
  t.ok(text.split('\n').some((line) => line.trim() === finding?.fix.commands[0]))
})

t.test('a check that failed and that no finding accounts for is told even when quiet', async (t) => {
  const text = renderText(refusedRun({ findings: [] }), { ...POD_LOG, quiet: true })
  t.match(text, 'FAIL  assume-role')
  t.match(text, 'Not healthy: 2 checks failed')
})

t.test('a bucket whose other checks failed has no green row', async (t) => {
  const failure = { origin: 'pod', code: 'x', message: 'x' } as const
  const sick = bucket(['lfs'], 'gitlab-lfs', {
    's3-encryption': { status: 'fail', message: 'no', failure },
  })
  const text = renderText(reportOf(evidence({}, [sick])), TERMINAL)
  t.match(text, '✗ lfs  gitlab-lfs')
  t.match(text, '✗ s3-encryption  gitlab-lfs: no')
})

t.test('a run without buckets says so', async (t) => {
  const facts = { region: 'eu-central-1', setBy: 'AWS_REGION', partition: 'aws', stsHost: 'sts.example' }
  const region = podCheck('region-set', 'pod', passed('eu-central-1', facts))
  t.match(renderText(reportOf(evidence({ 'region-set': region })), POD_LOG), 'no bucket is known')
})

t.test('an interrupted run says so', async (t) => {
  const run = { ...RUN, interrupted: true, signal: 'SIGTERM' } as const
  t.match(renderText(refusedRun({ run }), POD_LOG), /^Interrupted: .*\n*Exit code 143\.\n$/m)
})
