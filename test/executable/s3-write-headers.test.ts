import t, { type Test } from 'tap'
import { type Lab, startLab } from '../../lab/lab.ts'
import { loadWorld, patchWorld } from '../../lab/load-world.ts'
import type { World } from '../../lab/world.ts'
import { leftAsFound } from './remains.ts'
import { reportOf } from './report.ts'
import { runDoctor } from './run.ts'

/** The experiment with other headers writes to a bucket that denies writing: it has to mind its manners. */

const bucket = 'acme-gitlab-registry'
const demanding = loadWorld('registry-encryption-demanded')

async function examined(t: Test, world: World, ...args: readonly string[]) {
  const lab = await startLab(world)
  t.teardown(() => lab.close())
  const before = lab.snapshot()
  const report = reportOf(await runDoctor(lab, ['-o', 'json', ...args]))
  const check = report.checks.find(({ id }) => id === 's3-write-headers')
  return { lab, report, check, amiss: leftAsFound(before, lab.snapshot(), report.leftovers) }
}

function puts({ requests }: Lab): number {
  return requests.filter(({ operation }) => operation === 'PutObject').length
}

t.test('an accepted upload is tried against the one that was denied, and removed', async (t) => {
  const { lab, check, amiss } = await examined(t, demanding)
  t.match(check, {
    status: 'pass',
    facts: { tried: [], accepted: [{ name: 'x-amz-server-side-encryption', value: 'AES256' }] },
  })
  // At the root and in the registry's folder as it is, with the header, and as it is once more.
  t.equal(puts(lab), 4)
  t.strictSame(amiss, [], 'nothing is left')
})

t.test('where the bucket keeps versions, what stays is said', async (t) => {
  const { report, amiss } = await examined(
    t,
    patchWorld(demanding, { buckets: { [bucket]: { versioning: 'Enabled' } } }),
  )
  t.strictSame(amiss, [])
  t.match(report.leftovers, [{ bucket }])
})

t.test('a run that may not write tries nothing', async (t) => {
  const { lab, check } = await examined(t, demanding, '--read-only')
  t.match(check, { status: 'skip', skip: { reason: 'read-only' } })
  t.equal(puts(lab), 0)
})

t.test('where writing was not asked about, nothing is said of a denied upload', async (t) => {
  const { lab, check } = await examined(t, demanding, '--skip', 's3-write')
  t.match(check, { status: 'skip', message: 'no upload was denied' })
  t.equal(puts(lab), 0)
})

t.test('where a healthy bucket takes the upload, nothing is tried', async (t) => {
  const { check } = await examined(t, loadWorld('healthy-registry'))
  t.match(check, { status: 'skip', skip: { reason: 'not-applicable' } })
})

t.test('a policy that none of the headers satisfies leaves the question open', async (t) => {
  const Deny = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Deny', Principal: '*', Action: 's3:PutObject', Resource: `arn:aws:s3:::${bucket}/*` },
    ],
  }
  const world = patchWorld(demanding, { buckets: { [bucket]: { policy: Deny } } })
  const { check, report } = await examined(t, world)
  t.match(check, { status: 'pass', message: /^denied as well with x-amz-server-side-encryption: AES256;/ })
  t.notMatch(check?.facts, { accepted: /./ })
  t.match(report.findings, [{ id: 'bucket-policy-denies' }])
})
