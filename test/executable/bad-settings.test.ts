import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import { fewerBuckets } from './fewerBuckets.ts'
import { harmfulIn, noBugOfOurs } from './harmless.ts'
import { checkIn, reportOf } from './report.ts'
import { runDoctor } from './run.ts'

const world = fewerBuckets(loadWorld('healthy'), ['LFS'])
const role = world.pod.env.AWS_ROLE_ARN ?? ''

interface Case {
  readonly env?: Readonly<Record<string, string>>
  /** Written below the pod's root; a folder where it says `folder`. */
  readonly files?: Readonly<Record<string, string | Buffer | 'folder'>>
  readonly check: string
  readonly status: 'pass' | 'warn' | 'fail' | 'error' | 'skip'
  readonly says: RegExp
}

const wrongRole = (value: string): Case => ({
  env: { AWS_ROLE_ARN: value },
  check: 'role-arn-format',
  status: 'fail',
  says: /^AWS_ROLE_ARN is ".*, not arn:aws:iam::<12 DIGITS>:role\/<NAME>$/,
})
const wrongRegion = (value: string): Case => ({
  env: { AWS_REGION: value },
  check: 'region-set',
  status: 'fail',
  says: /^AWS_REGION is ".*", which is no name of a region$/,
})
const wrongBucket = (value: string): Case => ({
  env: { LFS_BUCKET_NAME: value },
  // Which names the bucket as well, and rightly.
  files: { '/srv/gitlab/config/gitlab.yml': 'production: {}\n' },
  check: 's3-endpoint',
  status: 'fail',
  says: /cannot be the name of a bucket$/,
})
const registry = (content: string | Buffer, status: Case['status'], says: RegExp): Case => ({
  files: { '/etc/docker/registry/config.yml': content },
  ...{ check: 'registry-config-readable', status, says },
})
const s3cfg = (
  content: string | Buffer,
  status: Case['status'],
  says: RegExp,
  check = 'backup-config-readable',
): Case => ({
  files: { '/home/git/.s3cfg': content },
  ...{ check, status, says },
})

/** Nine times nine times nine …: a few hundred bytes that would fill the memory when written out. */
const aliasBomb = [...'bcdefghij'].reduce(
  (yaml, name, level) =>
    `${yaml}${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[level]}`).join(', ')}]\n`,
  'a: &a [x, x, x, x, x, x, x, x, x]\n',
)

const cases: Readonly<Record<string, Case>> = {
  'a role in quotes': wrongRole(`"${role}"`),
  'a role with a newline behind it': wrongRole(`${role}\n`),
  'a role with a space before it': wrongRole(` ${role}`),
  'a role with an emoji': wrongRole(`${role}😀`),
  'a role with an escape': wrongRole(`\u001b[31m${role}\u001b]0;x\u0007`),
  'a role with a direction mark': wrongRole(`${role}\u202e`),
  'a role without an account': wrongRole('gitlab'),
  'a region with an escape': wrongRegion('\u001b[2Jus-east-1'),
  'a region with a space': wrongRegion('us east 1'),
  'a region that climbs': wrongRegion('us-east-1/../../x'),
  'a bucket with an escape': wrongBucket('\u001b[31mlfs'),
  'a bucket that climbs': wrongBucket('..'),
  'a bucket that is an ARN': wrongBucket('arn:aws:s3:::acme-gitlab-lfs'),
  'a bucket as long as a novel': wrongBucket('x'.repeat(5000)),
  'a proxy with a stray percent sign': {
    env: { HTTPS_PROXY: 'http://gitlab:canary%zz@127.0.0.1:1' },
    ...{ check: 'sts-reachable', status: 'error', says: /ECONNREFUSED/ },
  },
  'a host name with an escape': {
    env: { HOSTNAME: '\u001b[31mtoolbox\n\u0007' },
    ...{ check: 's3-write', status: 'pass', says: /written/ },
  },
  'a NO_PROXY of rubbish': {
    env: { NO_PROXY: '***,,,\u001b[31m' },
    ...{ check: 'proxy-settings', status: 'pass', says: /./ },
  },
  'registry: no YAML': registry('storage: [\n {', 'fail', /config\.yml, line \d+/),
  'registry: an alias bomb': registry(`${aliasBomb}storage: *j\n`, 'fail', /aliases/),
  'registry: an alias of nothing': registry('storage: *nothing\n', 'fail', /config\.yml, line \d+/),
  'registry: a megabyte': registry('a: b\n'.repeat(250_000), 'fail', /too-large/),
  'registry: five thousand brackets': registry('['.repeat(5000), 'fail', /config\.yml/),
  'registry: bytes': registry(Buffer.from([0, 1, 2, 255, 254, 27, 0]), 'fail', /no text/),
  'registry: a number': registry('42', 'fail', /a single value/),
  'registry: a region with an escape': {
    files: {
      '/etc/docker/registry/config.yml': 'storage:\n  s3:\n    bucket: x\n    region: "\\e[31mus-east-1"\n',
    },
    ...{ check: 'registry-region', status: 'fail', says: /no name of a region/ },
  },
  'registry: broken beside its key': registry(
    'storage:\n  s3:\n    secretkey: canary-registry-secret: {\n',
    'fail',
    /config\.yml, line \d+/,
  ),
  'registry: a folder': registry('folder', 'fail', /EISDIR/),
  's3cmd: rubbish': s3cfg('%%%%\n[[[\n===\u001b[31m', 'fail', /no line of it is a setting/),
  's3cmd: bytes': s3cfg(Buffer.from([0, 1, 2, 255, 254, 27, 0]), 'fail', /no text/),
  's3cmd: a prototype': s3cfg('__proto__=x\n[__proto__]\naccess_key=x\n', 'pass', /\.s3cfg/),
  's3cmd: a megabyte': s3cfg('a = b\n'.repeat(200_000), 'fail', /too-large/),
  's3cmd: a key with an escape': s3cfg(
    '[default]\naccess_key = \u001b[31mAKIAIOSFODNN7EXAMPLE\nsecret_key = canary-s3cmd-secret\u001b\n',
    'fail',
    /access_key in \/home\/git\/\.s3cfg/,
    'backup-no-keys',
  ),
  's3cmd: a folder': s3cfg('folder', 'warn', /EISDIR/),
  'annotations: a folder': {
    files: { '/etc/podinfo/annotations': 'folder' },
    ...{ check: 'role-annotation', status: 'skip', says: /cannot be read: EISDIR$/ },
  },
}

t.jobs = 3

for (const [name, { env = {}, files = {}, check, status, says }] of Object.entries(cases)) {
  t.test(name, { buffered: true }, async (t) => {
    const lab = await startLab(world)
    t.teardown(() => lab.close())
    for (const [path, content] of Object.entries(files)) {
      const target = join(lab.podRoot, path)
      rmSync(target, { force: true })
      mkdirSync(content === 'folder' ? target : dirname(target), { recursive: true })
      if (content !== 'folder') writeFileSync(target, content)
    }
    const json = await runDoctor(lab, ['-o', 'json'], { env })
    const report = reportOf(json)
    noBugOfOurs(t, report)
    const found = checkIn(report, check)
    t.equal(found.status, status)
    t.match(found.message, says)
    const text = await runDoctor(lab, ['-v', '--color=never'], { env })
    t.strictSame([text.exitCode, text.stderr], [report.exitCode, ''], 'the same as text')
    t.strictSame(harmfulIn(text.stdout), [], 'no character that a terminal would obey')
    t.notMatch(text.stdout + json.stdout, /canary/, 'no secret is shown')
    t.ok(text.stdout.length < 60_000, `a text that can be read, of ${text.stdout.length} characters`)
  })
}
