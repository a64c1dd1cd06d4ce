import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import type { Lab } from '../../lab/lab.ts'
import { podCredentials, startWorld } from './clients.ts'
import { findProgram, run } from './programs.ts'

/** s3cmd as a referee: unmodified, through the lab's proxy, with the keys of a session. */

const program = findProgram('s3cmd', /^s3cmd version 2/)
const skip = program === undefined ? 's3cmd is not installed' : false

async function s3cmdOf(lab: Lab) {
  const keys = await podCredentials(lab)
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: lab.podRoot,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_SESSION_TOKEN: keys.sessionToken ?? '',
  }
  return (...args: readonly string[]) => run(program ?? '', ['--config', lab.referee.s3cfg, ...args], env)
}

t.test('ls, put, get, sync and del, with a file of several parts', { skip }, async (t) => {
  const lab = await startWorld(t)
  const s3cmd = await s3cmdOf(lab)
  const before = lab.snapshot()
  const here = join(lab.podRoot, 'files')
  await mkdir(here)
  const large = randomBytes(16 * 1024 * 1024)
  await writeFile(join(here, 'large'), large)
  await writeFile(join(here, 'small'), 'small')
  const bucket = 's3://acme-gitlab-tmp'
  const good = async (...args: readonly string[]) => {
    const ended = await s3cmd(...args)
    t.equal(ended.code, 0, `${args[0]} ${ended.stderr}`)
    return ended.stdout
  }
  t.equal(await good('--limit=1', 'ls', bucket), '')
  await good('put', join(here, 'large'), `${bucket}/large`)
  t.ok(lab.requests.some(({ operation }) => operation === 'CompleteMultipartUpload'))
  t.match(await good('ls', bucket), /16777216\s+s3:\/\/acme-gitlab-tmp\/large/)
  await good('get', `${bucket}/large`, join(here, 'back'))
  t.ok(large.equals(await readFile(join(here, 'back'))))
  await good('sync', `${here}/`, `${bucket}/synced/`)
  await mkdir(join(lab.podRoot, 'again'))
  await good('sync', `${bucket}/synced/`, `${join(lab.podRoot, 'again')}/`)
  t.equal(await readFile(join(lab.podRoot, 'again', 'small'), 'utf8'), 'small')
  await good('del', `${bucket}/large`)
  await good('del', '--recursive', '--force', bucket)
  t.same(lab.snapshot(), before)
})

const accessDenied = 77
const noSuch = 12

const denials: readonly (readonly [world: string, args: string, code: number, expected: RegExp])[] = [
  [
    'one-bucket-missing',
    'ls s3://acme-gitlab-registry',
    accessDenied,
    /S3 error: 403 \(AccessDenied\): User: arn:aws:sts::111122223333:assumed-role\/gitlab\/test is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::acme-gitlab-registry" because no identity-based policy allows/,
  ],
  [
    'bucket-policy-deny',
    'ls s3://acme-gitlab-uploads',
    accessDenied,
    /with an explicit deny in a resource-based policy/,
  ],
  [
    'kms-not-allowed',
    'put package.json s3://acme-gitlab-artifacts/probe',
    accessDenied,
    /kms:GenerateDataKey/,
  ],
  ['bucket-missing', 'ls s3://acme-gitlab-packages', noSuch, /Bucket 'acme-gitlab-packages' does not exist/],
]
for (const [world, args, code, expected] of denials) {
  t.test(`denied as in AWS: ${world}`, { skip }, async (t) => {
    const lab = await startWorld(t, {}, world)
    const s3cmd = await s3cmdOf(lab)
    const ended = await s3cmd(...args.split(' '))
    t.equal(ended.code, code, ended.stderr)
    t.match(ended.stderr, expected)
  })
}

t.test('a bucket in another region is followed there', { skip }, async (t) => {
  const lab = await startWorld(t, {}, 'bucket-wrong-region')
  const s3cmd = await s3cmdOf(lab)
  const { code, stderr } = await s3cmd('ls', 's3://acme-gitlab-lfs')
  t.equal(code, 0, stderr)
  t.same(
    lab.requests
      .filter(({ operation }) => operation === 'ListObjects')
      .map(({ status }) => status)
      .at(-1),
    200,
  )
})
