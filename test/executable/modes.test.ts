import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import { isWrite, operationsOf } from './operations.ts'
import { reportOf } from './report.ts'
import { runDoctor, runExecutable } from './run.ts'

const lab = await startLab(loadWorld('healthy'))
t.teardown(() => lab.close())

/** Runs, and says which operations it took. */
async function asked(...args: readonly string[]) {
  const from = lab.requests.length
  const ran = await runDoctor(lab, args)
  return { ...ran, operations: operationsOf(lab.requests.slice(from)) }
}

t.test('--read-only writes nothing at all', async (t) => {
  const { operations, ...ran } = await asked('-o', 'json', '--read-only')
  const report = reportOf(ran)
  t.strictSame([report.outcome, report.exitCode], ['healthy', 0])
  t.strictSame(operations.filter(isWrite), [])
  t.ok(operations.includes('GetObject'), 'it reads what is there')
  const left = report.checks.filter(({ skip }) => skip?.reason === 'read-only').map(({ id }) => id)
  for (const id of ['s3-copy', 's3-delete', 's3-multipart', 's3-write'])
    t.ok(left.includes(id), `${id} is left out`)
  t.match(report.buckets[0], { list: 'pass', read: 'pass', write: 'skip', delete: 'skip', copy: 'skip' })
})

t.test('--only asks what it names and what that needs', async (t) => {
  const { operations, ...ran } = await asked('-o', 'json', '--only', 's3-list')
  const report = reportOf(ran)
  t.strictSame(
    [...new Set(operations)].sort(),
    ['AssumeRoleWithWebIdentity', 'GetCallerIdentity', 'HeadBucket', 'ListObjectsV2'].filter((name) =>
      operations.includes(name),
    ),
  )
  t.equal(report.exitCode, 0)
  t.ok(report.checks.every(({ id, status }) => id !== 's3-list' || status === 'pass'))
  t.ok(report.checks.some(({ id, skip }) => id === 's3-write' && skip?.reason === 'deselected'))
  const config = await asked('-o', 'json', '--only', 'config')
  t.strictSame(config.operations, [], 'a category that is about files asks AWS nothing')
  t.equal(reportOf(config).exitCode, 5, 'and what AWS was not asked is no proof of health')
})

t.test('--skip leaves out what it names, and what needs it', async (t) => {
  const { operations, ...ran } = await asked(
    '-o',
    'json',
    '--skip',
    's3-multipart,s3-write',
    '--skip',
    'config',
  )
  const report = reportOf(ran)
  t.notOk(operations.some((name) => /Multipart|UploadPart|PutObject|CopyObject/.test(name)))
  t.equal(report.exitCode, 0)
  const skipped = report.checks.filter(({ skip }) => skip?.reason === 'deselected').map(({ id }) => id)
  for (const id of ['s3-write', 's3-multipart', 's3-copy', 'backup-no-keys']) t.ok(skipped.includes(id), id)
})

t.test('what may be repeated counts every time, what may not counts the last time', async (t) => {
  const buckets = ['--bucket', 'tmp=acme-gitlab-lfs', '--bucket=pages=acme-gitlab-uploads', '--read-only']
  const twice = ['--only', 's3-list', '--only', 'token-*', '--timeout', 'never', '--timeout', '30s']
  const report = reportOf(await asked('-o', 'text', '-o', 'json', '-q', '-q', ...buckets, ...twice))
  const rows = report.buckets.filter(({ use }) => ['tmp', 'pages', 'dependency-proxy'].includes(use))
  t.strictSame(
    [...new Set(rows.map(({ name }) => name))],
    ['acme-gitlab-lfs', 'acme-gitlab-uploads', 'acme-gitlab-dependency-proxy'],
    'two buckets by the flag, and one more that the world gives',
  )
  const passed = report.checks.filter(({ status }) => status === 'pass').map(({ id }) => id)
  for (const id of ['s3-list', 'token-lifetime']) t.ok(passed.includes(id), `${id} was asked`)
})

t.test('--list-checks, --help, schema, explain and --version ask nobody', async (t) => {
  const { stdout, operations } = await asked('--list-checks', '-o', 'json')
  const listed: readonly { id: string }[] = JSON.parse(stdout)
  const report = reportOf(await asked('-o', 'json', '--read-only'))
  const known = listed.map(({ id }) => id)
  for (const { id } of report.checks) t.ok(known.includes(id) || id === 'probe-cleanup', `${id} is listed`)
  const text = await asked('--list-checks')
  t.equal(text.stdout.trim().split('\n').length, listed.length, 'one line each')
  t.strictSame([operations, text.operations], [[], []])
  for (const words of [['--help'], ['schema'], ['--version'], ['explain', 'bucket-missing']]) {
    const ran = await runExecutable(words, {})
    t.strictSame([ran.exitCode, ran.stderr, ran.stdout.length > 5], [0, '', true], words.join(' '))
  }
  t.type(JSON.parse((await runExecutable(['schema'], {})).stdout).$id, 'string')
})

t.test('-q says only the verdict of a healthy pod, -v how to ask by hand', async (t) => {
  const quiet = await asked('-q')
  t.match(quiet.stdout, /^Healthy: .*Exit code 0\.\n$/s)
  t.ok(quiet.stdout.split('\n').length < 5)
  const verbose = await asked('-v')
  for (const command of ['aws sts get-caller-identity', 'aws s3api list-objects-v2 --bucket acme-gitlab-lfs'])
    t.match(verbose.stdout, command)
  t.match(verbose.stdout, /request id [0-9a-f-]{36}/, "with AWS's request ids")
  t.notMatch((await asked()).stdout, 'aws s3api', 'which nobody wants to see otherwise')
})

t.test('colours: a flag before NO_COLOR before FORCE_COLOR before the terminal', async (t) => {
  const colored = async (args: readonly string[], env: Readonly<Record<string, string>>) =>
    (await runDoctor(lab, ['--read-only', '--only', 'pod', ...args], { env })).stdout.includes('\u001b[')
  t.equal(await colored([], {}), false, 'no terminal, no colours')
  t.equal(await colored([], { FORCE_COLOR: '1' }), true)
  t.equal(await colored([], { FORCE_COLOR: '1', NO_COLOR: '1' }), false)
  t.equal(await colored([], { FORCE_COLOR: '1', NO_COLOR: '' }), true, 'an empty NO_COLOR does not count')
  t.equal(await colored(['--color', 'always'], { NO_COLOR: '1' }), true)
  t.equal(await colored(['--color=never'], { FORCE_COLOR: '1' }), false)
  t.equal(await colored(['-o', 'json', '--color=always'], { FORCE_COLOR: '1' }), false, 'never in JSON')
})

t.test('without a terminal that is known to show more, the text is ASCII', async (t) => {
  for (const LANG of ['C', 'POSIX', 'en_US.ISO-8859-1'])
    t.match((await runDoctor(lab, ['-v'], { env: { LANG } })).stdout, /^[\n -~]*$/, LANG)
})
