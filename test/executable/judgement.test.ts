import t, { type Test } from 'tap'
import { type Lab, startLab } from '../../lab/lab.ts'
import { loadWorld, patchWorld } from '../../lab/load-world.ts'
import type { World } from '../../lab/world.ts'
import { fewerBuckets } from './fewerBuckets.ts'
import { leftAsFound } from './remains.ts'
import { reportOf } from './report.ts'
import { runDoctor } from './run.ts'

/** Verdicts that were wrong once. */

const small = fewerBuckets(loadWorld('healthy'), ['UPLOADS'])

async function inLab(t: Test, world: World): Promise<Lab> {
  const lab = await startLab(world)
  t.teardown(() => lab.close())
  return lab
}

t.test('a role that cannot be assumed does not keep static keys from being examined', async (t) => {
  const world = patchWorld(fewerBuckets(loadWorld('static-keys'), ['UPLOADS']), {
    pod: { env: { AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/gitlab-of-long-ago' } },
  })
  const lab = await inLab(t, world)
  const report = reportOf(await runDoctor(lab, ['-o', 'json']))
  const status = (id: string) => report.checks.find((check) => check.id === id)?.status
  t.equal(status('assume-role'), 'fail')
  t.equal(status('caller-identity'), 'pass', 'who the pod is was asked all the same')
  t.ok(
    lab.requests.some(({ operation }) => operation === 'ListObjectsV2'),
    'and so were the buckets',
  )
  const identity = report.identities.find(({ source }) => source === 'static-env')
  t.equal(identity?.failure, undefined, "the keys are not blamed for the role's failure")
})

t.test('--only brings along what a check waits for', async (t) => {
  const lab = await inLab(t, small)
  const deleted = reportOf(await runDoctor(lab, ['-o', 'json', '--only', 's3-delete']))
  t.equal(deleted.checks.find(({ id }) => id === 's3-delete')?.status, 'pass')
  t.ok(
    lab.requests.some(({ operation }) => operation === 'DeleteObject'),
    'something was really deleted',
  )
  const clock = reportOf(await runDoctor(lab, ['-o', 'json', '--only', 'clock-skew']))
  t.equal(clock.checks.find(({ id }) => id === 'clock-skew')?.status, 'pass')
  t.equal(clock.exitCode, 0)
})

t.test('--only does not call healthy what could not be asked', async (t) => {
  for (const [world, only] of [
    ['rails-iam-profile-missing', ['s3-list', 's3-write']],
    ['registry-folder-not-allowed', ['s3-upload-lists']],
    ['bucket-missing', ['s3-old-probes']],
  ] as const) {
    const lab = await inLab(t, loadWorld(world))
    const report = reportOf(await runDoctor(lab, ['-o', 'json', ...only.flatMap((id) => ['--only', id])]))
    t.equal(report.outcome, 'unhealthy', world)
    t.not(report.findings.length, 0)
    const known = report.checks.map(({ id, skip }) => (skip?.reason === 'deselected' ? undefined : id))
    const blockers = report.checks.filter(({ id }) => only.some((one) => one === id))
    for (const { skip } of blockers)
      for (const id of skip?.blockedBy ?? [])
        t.ok(known.includes(id), `${id}, which is in the way, was asked`)
  }
})

t.test('the endpoint that was reached is the one that is asked', async (t) => {
  const lab = await inLab(t, small)
  const env = { AWS_ENDPOINT_URL_S3: 'https://s3.example.com', AWS_ENDPOINT_URL: 'https://aws.example.com' }
  const report = reportOf(await runDoctor(lab, ['-o', 'json'], { env }))
  t.match(
    report.findings,
    [{ id: 'endpoint-variable-set', severity: 'warning' }],
    'it is said who follows them',
  )
  t.strictSame(
    lab.requests.filter(({ host }) => host.includes('example.com')),
    [],
  )
})

t.test('--timeout is the limit of the run, however slow the writes are', async (t) => {
  const lab = await inLab(t, { ...small, latencyMs: 950 })
  const before = lab.snapshot()
  const ran = await runDoctor(lab, ['-o', 'json', '--timeout', '4s'])
  const report = reportOf(ran)
  t.ok(ran.durationMs < 5_000, `it took ${Math.round(ran.durationMs)} ms`)
  t.equal(report.exitCode, 5)
  const amiss = leftAsFound(before, lab.snapshot(), report.leftovers)
  t.strictSame(
    amiss.filter((what) => !what.startsWith('said to be left')),
    [],
    'nothing is left unsaid',
  )
})

t.test('certificates are checked whatever a debugging variable says', async (t) => {
  const lab = await inLab(t, loadWorld('tls-untrusted'))
  const report = reportOf(
    await runDoctor(lab, ['-o', 'json'], { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } }),
  )
  t.equal(report.exitCode, 5)
})

t.test('a bucket that cannot be listed is one that the backup leaves out, and that is said', async (t) => {
  const lab = await inLab(t, loadWorld('bucket-arn-missing'))
  const { findings } = reportOf(await runDoctor(lab, ['-o', 'json']))
  t.match(findings[0]?.why.join(' '), /Skipping backup of/)
})
