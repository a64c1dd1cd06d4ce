import t from 'tap'
import { internalErrorReport, usageErrorReport } from '../src/errorReport.ts'
import { bucket, evidence, passed, podCheck, refused, s3 } from './render/evidence.ts'
import { healthyRun, mixedRun, RUN, reportOf, TOOL } from './render/runs.ts'

t.test('a row per use and client, with the words of its bucket', async (t) => {
  const { buckets } = healthyRun()
  t.strictSame(
    buckets.map(({ use, name }) => [use, name]),
    [
      ['registry', 'gitlab-registry'],
      ['terraform-state', 'gitlab-terraform-state'],
      ['dependency-proxy', 'gitlab-packages'],
      ['packages', 'gitlab-packages'],
    ],
  )
  const all = { list: 'pass', read: 'pass', write: 'pass', delete: 'pass', multipart: 'pass', copy: 'pass' }
  for (const row of buckets) {
    t.match(row, { ...all, client: 'rails', region: 'eu-central-1' })
  }
})

t.test('every client has its row, with the identity by which it was asked', async (t) => {
  const asked = bucket(['lfs', 'uploads'], 'gitlab-data')
  const target = { ...asked.target, clients: ['rails', 'awscli'] as const }
  const rows = reportOf(evidence({}, [{ ...asked, target, identity: 'irsa@sts.amazonaws.com' }])).buckets
  t.strictSame(
    rows.map(({ use, client, identity }) => [use, client, identity]),
    [
      ['lfs', 'rails', 'irsa@sts.amazonaws.com'],
      ['lfs', 'awscli', 'irsa@sts.amazonaws.com'],
      ['uploads', 'rails', 'irsa@sts.amazonaws.com'],
      ['uploads', 'awscli', 'irsa@sts.amazonaws.com'],
    ],
  )
})

t.test('a row of a use that has a connection of its own is judged by that connection', async (t) => {
  const fetched = { id: 'rails', source: 'imds', supported: true, uses: ['uploads'] } as const
  const given = { ...fetched, source: 'static-config', uses: ['lfs'] } as const
  const message = 'NO_PROXY lacks 169.254.169.254'
  const failure = { origin: 'pod', code: 'metadata-behind-proxy', message } as const
  const checks = {
    'client-agreement': podCheck('client-agreement', 'identity', passed('', { clients: [given, fetched] })),
    'proxy-settings': podCheck('proxy-settings', 'network', { status: 'fail', message, failure }),
  }
  const { buckets } = reportOf(evidence(checks, [bucket(['lfs', 'uploads'], 'gitlab-data')]))
  t.strictSame(
    buckets.map(({ use, list }) => [use, list]),
    [
      ['lfs', 'pass'],
      ['uploads', 'skip'],
    ],
  )
})

t.test('a row takes the region from S3 itself before the endpoint that was asked', async (t) => {
  const told = {
    's3-list': refused('moved', s3('ListObjectsV2', { httpStatus: 301, bucketRegion: 'us-east-1' })),
  }
  const [row] = reportOf(evidence({}, [bucket(['lfs'], 'gitlab-lfs', told)])).buckets
  t.match(row, { region: 'us-east-1', list: 'fail' })
})

t.test('an operation that was not asked is skipped in the matrix', async (t) => {
  const { target } = bucket(['lfs'], 'gitlab-lfs')
  const [row] = reportOf(evidence({}, [{ target, checks: {} }])).buckets
  t.match(row, { list: 'skip', read: 'skip', write: 'skip', delete: 'skip', multipart: 'skip', copy: 'skip' })
})

t.test('the summary counts every check once, and each keeps what AWS answered', async (t) => {
  const { summary, checks } = mixedRun()
  t.equal(
    Object.values(summary).reduce((sum, count) => sum + count, 0),
    checks.length,
  )
  const write = checks.find(({ id, target }) => id === 's3-write' && target?.name === 'gitlab-artifacts')
  t.match(write, {
    status: 'fail',
    failure: { origin: 'aws', code: 'AccessDenied' },
    aws: { requestId: 'req-PutObject', extendedRequestId: 'ext-1' },
  })
  t.notOk('facts' in (write ?? {}), 'nothing was learnt')
  const list = checks.find(({ id }) => id === 's3-list')
  t.match(list, { status: 'pass', facts: { foundObject: true } })
})

t.test('a run that came to nothing has a whole report with empty lists', async (t) => {
  const usage = usageErrorReport({ tool: TOOL, run: RUN }, 'unknown check: x', 'see --list-checks')
  t.match(usage, { outcome: 'usage-error', exitCode: 2, checks: [], findings: [], buckets: [] })
  t.strictSame(usage.error, { message: 'unknown check: x', hint: 'see --list-checks' })
  const broken = internalErrorReport({ tool: TOOL, run: RUN, pod: evidence({}).pod }, 'a bug')
  t.match(broken, { outcome: 'internal-error', exitCode: 1, pod: { namespace: 'gitlab' } })
  t.strictSame(broken.error, { message: 'a bug' })
})
