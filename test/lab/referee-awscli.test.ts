import { randomBytes } from 'node:crypto'
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { Lab } from '../../lab/lab.ts'
import { podToken, startWorld } from './clients.ts'
import { findProgram, run } from './programs.ts'

/** Both versions of the AWS CLI as referees: unmodified, over TLS through the lab's proxy, to AWS's own host names. */

const denials: readonly (readonly [world: string, args: string, expected: RegExp])[] = [
  [
    'trust-subject-mismatch',
    'sts get-caller-identity',
    /\(AccessDenied\) when calling the AssumeRoleWithWebIdentity operation.*: Not authorized to perform sts:AssumeRoleWithWebIdentity/,
  ],
  [
    'token-expired',
    'sts get-caller-identity',
    /\(ExpiredTokenException\).*Token expired: current date\/time \d+/,
  ],
  [
    'one-bucket-missing',
    's3 ls s3://acme-gitlab-registry',
    /\(AccessDenied\) when calling the ListObjectsV2 operation.* is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::acme-gitlab-registry" because no identity-based policy allows/,
  ],
  [
    'bucket-policy-deny',
    's3 ls s3://acme-gitlab-uploads',
    /\(AccessDenied\).*with an explicit deny in a resource-based policy/,
  ],
  [
    'kms-not-allowed',
    's3 cp package.json s3://acme-gitlab-artifacts/probe',
    /\(AccessDenied\).*kms:GenerateDataKey on resource: arn:aws:kms/,
  ],
  [
    'bucket-missing',
    's3 ls s3://acme-gitlab-packages',
    /\(NoSuchBucket\).*The specified bucket does not exist/,
  ],
  ['clock-skew', 's3 ls s3://acme-gitlab-tmp', /\(RequestTimeTooSkewed\)/],
  ['tls-untrusted', 'sts get-caller-identity', /SSL validation failed/],
]
for (const version of [1, 2]) {
  const found = findProgram('aws', new RegExp(`^aws-cli/${version}\\.`))
  const skip = found === undefined ? `version ${version} of the AWS CLI is not installed` : false
  const aws: Cli = (lab, ...args) => run(found ?? '', args, lab.referee.env)
  t.test(`AWS CLI ${version}`, { skip }, (t) => referee(t, aws))
}

type Cli = (lab: Lab, ...args: readonly string[]) => ReturnType<typeof run>

async function referee(t: Test, aws: Cli): Promise<void> {
  t.test('sts', async (t) => {
    const lab = await startWorld(t)
    const caller = await aws(lab, 'sts', 'get-caller-identity', '--output', 'json')
    t.equal(caller.code, 0, caller.stderr)
    t.match(JSON.parse(caller.stdout), {
      Account: '111122223333',
      Arn: /^arn:aws:sts::111122223333:assumed-role\/gitlab\/botocore-session-\d+$/,
    })
    const assumed = await aws(
      lab,
      ...['sts', 'assume-role-with-web-identity', '--role-arn', lab.podEnv.AWS_ROLE_ARN ?? ''],
      ...['--role-session-name', 'referee', '--web-identity-token', podToken(lab), '--output', 'json'],
    )
    t.equal(assumed.code, 0, assumed.stderr)
    t.match(JSON.parse(assumed.stdout), {
      Credentials: { AccessKeyId: /^ASIA/ },
      Audience: 'sts.amazonaws.com',
    })
    t.ok(lab.requests.every(({ proxied, secure }) => proxied && secure))
  })

  t.test('s3api', async (t) => {
    const lab = await startWorld(t)
    const bucket = ['--bucket', 'acme-gitlab-artifacts']
    const file = join(lab.podRoot, 'file')
    await writeFile(file, 'referee')
    const before = lab.snapshot()
    const steps: readonly (readonly string[])[] = [
      ['head-bucket', ...bucket],
      ['get-bucket-location', ...bucket],
      ['put-object', ...bucket, '--key', 'r/1', '--body', file],
      ['head-object', ...bucket, '--key', 'r/1'],
      ['get-object', ...bucket, '--key', 'r/1', '--range', 'bytes=0-2', `${file}.part`],
      ['copy-object', ...bucket, '--key', 'r/2', '--copy-source', 'acme-gitlab-artifacts/r/1'],
      ['list-objects-v2', ...bucket, '--prefix', 'r/'],
      ['list-objects', ...bucket, '--prefix', 'r/'],
      ['delete-objects', ...bucket, '--delete', 'Objects=[{Key=r/1},{Key=r/2}]'],
      ['list-multipart-uploads', ...bucket],
    ]
    for (const step of steps) {
      const { code, stderr } = await aws(lab, 's3api', ...step)
      t.equal(code, 0, `${step[0]} ${stderr}`)
    }
    t.equal(await readFile(`${file}.part`, 'utf8'), 'ref')
    t.same(lab.snapshot(), before)
  })

  t.test('s3api: an upload in parts', async (t) => {
    const lab = await startWorld(t)
    const target = ['--bucket', 'acme-gitlab-tmp', '--key', 'parts']
    const file = join(lab.podRoot, 'file')
    await writeFile(file, 'only part')
    const created = await aws(lab, 's3api', 'create-multipart-upload', ...target, '--output', 'json')
    const { UploadId }: { UploadId: string } = JSON.parse(created.stdout)
    const upload = [...target, '--upload-id', UploadId]
    const sent = await aws(
      lab,
      ...['s3api', 'upload-part', ...upload, '--part-number', '1', '--body', file, '--output', 'json'],
    )
    const { ETag }: { ETag: string } = JSON.parse(sent.stdout)
    const listed = await aws(lab, 's3api', 'list-parts', ...upload, '--output', 'json')
    t.match(JSON.parse(listed.stdout), { Parts: [{ PartNumber: 1, Size: 9, ETag }] })
    const parts = JSON.stringify({ Parts: [{ PartNumber: 1, ETag }] })
    const done = await aws(lab, 's3api', 'complete-multipart-upload', ...upload, '--multipart-upload', parts)
    t.equal(done.code, 0, done.stderr)
  })

  t.test('s3 cp, ls, sync and rm, with files of several parts', async (t) => {
    const lab = await startWorld(t)
    const here = join(lab.podRoot, 'sync')
    const there = 's3://acme-gitlab-artifacts/sync'
    await mkdir(here)
    const large = randomBytes(9 * 1024 * 1024)
    await writeFile(join(here, 'large file'), large)
    await writeFile(join(here, 'small'), 'small')
    const before = lab.snapshot()
    const up = await aws(lab, 's3', 'sync', here, there, '--no-progress')
    t.equal(up.code, 0, up.stderr)
    t.ok(lab.requests.some(({ operation }) => operation === 'CompleteMultipartUpload'))
    t.match((await aws(lab, 's3', 'ls', `${there}/`)).stdout, /9437184 large file\n.* 5 small\n/)
    await cp(here, `${here}2`, { recursive: true, filter: (path) => !path.endsWith('large file') })
    const down = await aws(lab, 's3', 'sync', there, `${here}2`, '--no-progress')
    t.equal(down.code, 0, down.stderr)
    t.same(await readdir(`${here}2`), ['large file', 'small'])
    t.ok(large.equals(await readFile(join(`${here}2`, 'large file'))))
    const copy = await aws(lab, 's3', 'cp', `${there}/small`, 's3://acme-gitlab-tmp/small')
    t.equal(copy.code, 0, copy.stderr)
    await aws(lab, 's3', 'rm', 's3://acme-gitlab-tmp/small')
    await aws(lab, 's3', 'rm', '--recursive', there)
    t.same(lab.snapshot(), before)
  })

  for (const [world, args, expected] of denials) {
    t.test(`denied as in AWS: ${world}`, async (t) => {
      const lab = await startWorld(t, {}, world)
      const { code, stderr } = await aws(lab, ...args.split(' '))
      t.not(code, 0)
      t.match(stderr, expected)
    })
  }
}
