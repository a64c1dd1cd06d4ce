import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld, patchWorld, worldNames } from '../../lab/load-world.ts'
import { mergePatch } from '../../lab/merge-patch.ts'
import { startWorld } from './clients.ts'

for (const name of worldNames()) {
  t.test(`the world ${name} can be played`, async (t) => {
    const world = loadWorld(name)
    t.match(world.description, /^\S.*[^.]$/)
    const lab = await startLab(world)
    t.ok(existsSync(lab.caFile))
    await lab.close()
    t.notOk(existsSync(lab.caFile), 'nothing is left behind')
  })
}

t.test('a world that is not valid says where', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'world-'))
  t.teardown(() => rm(folder, { recursive: true }))
  const path = join(folder, 'bad.json')
  await writeFile(path, JSON.stringify({ extends: 'healthy', patch: { buckets: { tmp: { region: 5 } } } }))
  t.throws(() => loadWorld(path), /\/buckets\/tmp\/region must be string/)
  t.throws(
    () => patchWorld(loadWorld('healthy'), { nonsense: true }),
    /additional properties \{"additionalProperty":"nonsense"\}/,
  )
})

t.test('a world of two faults has both, and says what it cannot put together', async (t) => {
  const both = loadWorld('kms-key-disabled-and-bucket-policy-deny')
  t.same(both.kmsKeys, loadWorld('kms-key-disabled').kmsKeys)
  t.same(both.buckets['acme-gitlab-uploads'], loadWorld('bucket-policy-deny').buckets['acme-gitlab-uploads'])
  const folder = await mkdtemp(join(tmpdir(), 'world-'))
  t.teardown(() => rm(folder, { recursive: true }))
  const path = join(folder, 'odd.json')
  await writeFile(path, JSON.stringify({ extends: ['bucket-missing', 'registry-region-wrong'] }))
  t.throws(() => loadWorld(path), /registry-region-wrong extends healthy-registry, which is none of/)
})

t.test('there are worlds enough with one cause, and with two', async (t) => {
  const found = worldNames().map((name) => loadWorld(name).expect?.findings ?? [])
  t.ok(found.filter(({ length }) => length === 1).length >= 120, 'one cause')
  t.ok(found.filter(({ length }) => length === 2).length >= 20, 'two causes')
})

t.test('a policy that AWS would not accept is no world', async (t) => {
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*' }] }
  const world = patchWorld(loadWorld('healthy'), { roles: { gitlab: { policies: { Bad: document } } } })
  await t.rejects(startLab(world), /The policy Bad \(identity\) is not valid/)
})

t.test('merge patches follow RFC 7386', async (t) => {
  t.same(mergePatch({ a: 1, b: { c: [1, 2], d: 4 } }, { a: null, b: { c: [3] }, e: { f: null } }), {
    b: { c: [3], d: 4 },
    e: {},
  })
})

t.test('the pod has its files, with their modes', async (t) => {
  const lab = await startWorld(t, {
    pod: {
      files: {
        '/etc/a.json': { json: { a: 1 }, mode: '0600' },
        '/etc/b.yml': { yaml: { b: [2] }, suffix: '# end\n' },
        '/etc/c': { base64: 'AAEC' },
        '/etc/d': { directory: true },
      },
    },
  })
  const at = (path: string) => join(lab.podRoot, path)
  t.same(JSON.parse(readFileSync(at('/etc/a.json'), 'utf8')), { a: 1 })
  t.equal(statSync(at('/etc/a.json')).mode & 0o777, 0o600)
  t.equal(readFileSync(at('/etc/b.yml'), 'utf8'), 'b:\n  - 2\n# end\n')
  t.same([...readFileSync(at('/etc/c'))], [0, 1, 2])
  t.ok(statSync(at('/etc/d')).isDirectory())
  const token = readFileSync(at(lab.podEnv.AWS_WEB_IDENTITY_TOKEN_FILE ?? ''), 'utf8')
  t.match(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()), {
    sub: 'system:serviceaccount:gitlab:gitlab-toolbox',
    aud: ['sts.amazonaws.com'],
  })
})
