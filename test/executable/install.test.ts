import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { executable, runExecutable } from './run.ts'

const bytes = readFileSync(executable)
const sha256 = createHash('sha256').update(bytes).digest('hex')
const isRoot = process.getuid?.() === 0

t.test('it copies itself: byte by byte, to be run by everybody, with its checksum', async (t) => {
  const dir = t.testdir({})
  const path = join(dir, 'gitlab-iam-doctor')
  const ran = await runExecutable(
    ['install', dir],
    {},
    { through: ['sh', '-c', 'umask 077; exec "$@"', 'sh'] },
  )
  t.strictSame([ran.stdout, ran.stderr, ran.exitCode], [`${sha256}  ${path}\n`, '', 0])
  t.ok(bytes.equals(readFileSync(path)), 'the same bytes')
  t.equal(statSync(path).mode & 0o777, 0o755, 'whatever the umask')
  t.strictSame(readdirSync(dir), ['gitlab-iam-doctor'], 'and nothing else is left')
  t.match(
    spawnSync(path, ['--version'], { encoding: 'utf8', env: {} }).stdout,
    /^\d+\.\d+\.\d+\n$/,
    'it runs',
  )
  t.equal(spawnSync(path, ['install', dir], { env: {} }).status, 0, 'it can install itself over itself')
})

t.test('it replaces one that is being run, and what is a link', async (t) => {
  const dir = t.testdir({ elsewhere: 'mine' })
  const path = join(dir, 'gitlab-iam-doctor')
  copyFileSync(executable, path)
  chmodSync(path, 0o755)
  const running = spawn(path, ['merge', '-'], { env: {}, stdio: ['pipe', 'ignore', 'ignore'] })
  await new Promise((resolve) => running.once('spawn', resolve))
  t.equal((await runExecutable(['install', dir], {})).exitCode, 0)
  running.stdin.end()
  t.equal(await new Promise((resolve) => running.once('close', resolve)), 2, 'which goes on undisturbed')

  const linked = join(dir, 'linked')
  mkdirSync(linked)
  symlinkSync(join(dir, 'elsewhere'), join(linked, 'gitlab-iam-doctor'))
  t.equal((await runExecutable(['install', linked], {})).exitCode, 0)
  t.ok(lstatSync(join(linked, 'gitlab-iam-doctor')).isFile(), 'the link is replaced')
  t.equal(readFileSync(join(dir, 'elsewhere'), 'utf8'), 'mine', 'and not followed')
  symlinkSync(linked, join(dir, 'to-a-folder'))
  t.equal(
    (await runExecutable(['install', join(dir, 'to-a-folder')], {})).exitCode,
    0,
    'a link to a folder is a folder',
  )
})

t.test('a folder that cannot be used is named, with what is wrong', async (t) => {
  const dir = t.testdir({ file: '', taken: { 'gitlab-iam-doctor': { 'a-file': '' } }, readonly: {} })
  symlinkSync(join(dir, 'nowhere'), join(dir, 'dangling'))
  chmodSync(join(dir, 'readonly'), 0o555)
  const cases: readonly (readonly [dir: string, message: string | RegExp])[] = [
    [join(dir, 'missing'), `there is no folder ${join(dir, 'missing')}`],
    [join(dir, 'file'), `${join(dir, 'file')} is not a folder`],
    [join(dir, 'dangling'), `there is no folder ${join(dir, 'dangling')}`],
    [join(dir, 'file', 'below'), `${join(dir, 'file', 'below')} cannot be used: ENOTDIR`],
    [
      join(dir, 'taken'),
      `${join(dir, 'taken', 'gitlab-iam-doctor')} cannot be written: EISDIR, there is a folder of that name`,
    ],
    ['', 'install needs a folder'],
    ['/proc/self', /\/proc\/self\/gitlab-iam-doctor cannot be written: (ENOENT|EACCES|EPERM)/],
  ]
  for (const [where, message] of cases) {
    const ran = await runExecutable(['install', where], {})
    t.strictSame([ran.exitCode, ran.stderr], [2, ''], where)
    const told = ran.stdout.replace(/\s+/g, ' ')
    t.match(told, message, where)
  }
  if (isRoot) chmodSync(dir, 0o755)
  const refused = await runExecutable(['install', join(dir, 'readonly')], {}, { uid: 1000 })
  if (refused.exitCode !== 2) t.comment(refused.stdout)
  t.match(refused.stdout.replace(/\s+/g, ' '), /readonly\/gitlab-iam-doctor cannot be written: EACCES/)
  t.strictSame(readdirSync(join(dir, 'taken')), ['gitlab-iam-doctor'], 'no temporary file is left')
})

t.test('a disk that is full is an output that could not be written', { skip: lacksMount() }, async (t) => {
  const dir = t.testdir({ small: {} })
  const small = join(dir, 'small')
  const program = 'mount -t tmpfs -o size=1m tmpfs "$0" && "$@"; code=$?; ls -A "$0"; exit $code'
  const ran = await runExecutable(
    ['install', small],
    {},
    { through: ['unshare', '--mount', 'sh', '-c', program, small] },
  )
  t.equal(ran.exitCode, 1)
  t.match(
    ran.stdout.replace(/\s+/g, ' '),
    /gitlab-iam-doctor cannot be written: ENOSPC, no space is left on the device/,
  )
  t.notMatch(ran.stdout, /\.tmp/, 'what was written of it is gone')
})

t.test('the npm package has no executable to copy', async (t) => {
  const program = fileURLToPath(new URL('../../bin/gitlab-iam-doctor.mjs', import.meta.url))
  const dir = t.testdir({})
  const { status, stdout } = spawnSync(process.execPath, [program, 'install', dir], { encoding: 'utf8' })
  t.equal(status, 2)
  t.match(stdout.replace(/\s+/g, ' '), /install copies the executable, and this is the npm package run by/)
  t.notOk(existsSync(join(dir, 'gitlab-iam-doctor')))
  writeFileSync(join(dir, 'still'), 'writable')
})

function lacksMount(): string | false {
  return spawnSync('unshare', ['--mount', 'true']).status === 0 ? false : 'this user may not mount'
}
