import t from 'tap'
import { type Lab, startLab } from '../../lab/lab.ts'
import { loadWorld, patchWorld } from '../../lab/load-world.ts'
import { addVersion } from '../../lab/s3/storage.ts'
import { allow } from './allow.ts'
import { fewerBuckets } from './fewerBuckets.ts'
import { checkIn, reportOf } from './report.ts'
import { runDoctor } from './run.ts'

const bucket = 'acme-gitlab-lfs'
const world = fewerBuckets(loadWorld('healthy'), ['LFS'])
const hourMs = 3_600_000

/** What stands below our prefix although no run is under way. */
const remains = {
  'gitlab-iam-doctor/old-run/probe': { marked: true, agoMs: 2 * hourMs },
  'gitlab-iam-doctor/old-run/copy': { marked: true, agoMs: 2 * hourMs },
  'gitlab-iam-doctor/a-run-beside-this-one/probe': { marked: true, agoMs: hourMs / 60 },
  'gitlab-iam-doctor/written-by-somebody-else': { marked: false, agoMs: 2 * hourMs },
  'gitlab-iam-doctors-handbook.pdf': { marked: true, agoMs: 2 * hourMs },
}
const old = ['gitlab-iam-doctor/old-run/copy', 'gitlab-iam-doctor/old-run/probe']

function leave(lab: Lab, name = bucket, folder = ''): void {
  const stored = lab.aws.storage.get(name)
  if (stored === undefined) throw new Error(`the lab has no bucket ${name}`)
  for (const [path, { marked, agoMs }] of Object.entries(remains)) {
    const key = `${folder}${path}`
    addVersion(stored, {
      ...{ key, body: Buffer.from(key), etag: 'x', owner: '111122223333', deleteMarker: false },
      lastModified: new Date(Date.now() - agoMs),
      encryption: { type: 'AES256' },
      headers: marked ? { 'x-amz-meta-gitlab-iam-doctor': 'old-run' } : {},
    })
  }
}

const keysIn = (lab: Lab, name = bucket) =>
  lab
    .snapshot()
    [name]?.versions.map(({ key }) => key)
    .sort() ?? []

t.test('old probes are told of, with --fail-on warn by exit code 4, and left alone', async (t) => {
  const lab = await startLab(world)
  t.teardown(() => lab.close())
  leave(lab)
  const before = lab.snapshot()
  const report = reportOf(await runDoctor(lab, ['-o', 'json']))
  t.strictSame([report.outcome, report.exitCode], ['warnings', 0])
  t.equal(checkIn(report, 's3-old-probes').status, 'warn')
  t.strictSame(
    report.findings.map(({ id }) => id),
    ['older-probes-found'],
  )
  for (const args of [['-o', 'json'], ['-o', 'short'], []])
    t.equal((await runDoctor(lab, [...args, '--fail-on', 'warn'])).exitCode, 4, `4 with ${args.join(' ')}`)
  t.strictSame(lab.snapshot(), before)
})

t.test('--sweep removes them, and nothing that is young, not marked, or elsewhere', async (t) => {
  const lab = await startLab(world)
  t.teardown(() => lab.close())
  leave(lab)
  const before = keysIn(lab)
  const report = reportOf(await runDoctor(lab, ['-o', 'json', '--sweep']))
  t.strictSame(
    keysIn(lab),
    before.filter((key) => !old.includes(key)),
  )
  t.match(checkIn(report, 's3-old-probes').message, /2 removed/)
})

t.test('where a policy leaves no more than a folder, they are found and removed there', async (t) => {
  const folder = 'production/docker/registry/v2/'
  for (const name of ['policy-limited-to-prefix', 'policy-limited-to-prefix-lists']) {
    const lab = await startLab(loadWorld(name))
    t.teardown(() => lab.close())
    leave(lab, 'acme-gitlab-registry', folder)
    const before = keysIn(lab, 'acme-gitlab-registry')
    const report = reportOf(await runDoctor(lab, ['-o', 'json', '--sweep']))
    t.strictSame([report.outcome, report.exitCode], ['warnings', 0], `${name}: one is not ours to remove`)
    t.match(checkIn(report, 's3-old-probes').message, /2 removed/)
    t.strictSame(
      keysIn(lab, 'acme-gitlab-registry'),
      before.filter((key) => !old.some((one) => key === `${folder}${one}`)),
    )
  }
})

t.test('a probe of an earlier run in the folder is not taken for an object of GitLab', async (t) => {
  const lab = await startLab(loadWorld('policy-limited-to-prefix-lists-read-only'))
  t.teardown(() => lab.close())
  leave(lab, 'acme-gitlab-registry', 'production/docker/registry/v2/')
  const report = reportOf(await runDoctor(lab, ['-o', 'json']))
  t.equal(checkIn(report, 's3-read').status, 'skip')
})

t.test('--sweep with --read-only is refused, and removes nothing', async (t) => {
  const lab = await startLab(world)
  t.teardown(() => lab.close())
  leave(lab)
  const before = lab.snapshot()
  t.equal(reportOf(await runDoctor(lab, ['-o', 'json', '--sweep', '--read-only'])).exitCode, 2)
  t.strictSame(lab.snapshot(), before)
})

t.test('--sweep in a versioned bucket leaves no version behind that it does not tell of', async (t) => {
  const lab = await startLab(
    patchWorld(world, {
      buckets: { [bucket]: { versioning: 'Enabled' } },
      roles: { gitlab: { policies: { Versions: allow('s3:DeleteObjectVersion') } } },
    }),
  )
  t.teardown(() => lab.close())
  leave(lab)
  const before = keysIn(lab)
  await runDoctor(lab, ['-o', 'json', '--sweep'])
  t.strictSame(
    keysIn(lab),
    before.filter((key) => !old.includes(key)),
  )
})
