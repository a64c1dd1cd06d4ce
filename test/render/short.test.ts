import t from 'tap'
import { usageErrorReport } from '../../src/errorReport.ts'
import { renderShort } from '../../src/render/short.ts'
import { bucket, evidence, skipped } from './evidence.ts'
import { healthyRun, mixedRun, RUN, refusedRun, reportOf, TOOL } from './runs.ts'

const PLAIN = { color: false, unicode: false }

t.matchSnapshot(renderShort(mixedRun(), PLAIN), 'some buckets')
t.matchSnapshot(renderShort(refusedRun(), PLAIN), 'IRSA refused')
t.matchSnapshot(renderShort(refusedRun({ findings: [] }), PLAIN), 'without a diagnosis')
t.matchSnapshot(
  renderShort(usageErrorReport({ tool: TOOL, run: RUN }, 'unknown check: x'), PLAIN),
  'usage error',
)

t.test('a healthy run is one line', async (t) => {
  t.equal(renderShort(healthyRun(), PLAIN), 'ok   33 checks passed, 3 skipped, 3 buckets\n')
})

t.test('only an outcome of healthy says ok', async (t) => {
  const run = { ...RUN, interrupted: true, signal: 'SIGTERM' } as const
  t.equal(renderShort(healthyRun({ run }), PLAIN), 'ERR  interrupted by SIGTERM\n')
  t.equal(renderShort(reportOf(evidence({})), PLAIN), 'ERR  nothing was asked of AWS\n')
})

t.test('what the user left out is no news, what ran out of time is', async (t) => {
  const told = { 's3-copy': skipped('read-only', 'x'), 's3-multipart': skipped('timeout-budget', 'x') }
  t.equal(
    renderShort(reportOf(evidence({}, [bucket(['lfs'], 'gitlab-lfs', told)])), PLAIN),
    'skip s3-multipart of gitlab-lfs: no time was left\n',
  )
})

t.test('colour is on the status word alone', async (t) => {
  const painted = renderShort(mixedRun(), { color: true, unicode: true })
  t.match(painted, '\u001b[31mFAIL\u001b[39m kms-key-denied')
})
