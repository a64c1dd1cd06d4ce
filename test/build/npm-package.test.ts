import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { runProgram } from './run-program.ts'

/** The package for a workstation: small, without dependencies, and enough for what needs no pod. */

const root = fileURLToPath(new URL('../..', import.meta.url))
const packer = join(root, 'scripts/npm-package.mjs')

t.test('the package holds what it is listed to hold, and nothing else', async (t) => {
  const archive = await pack(t, t.testdir({}))
  const listed = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' }).trim().split('\n')
  t.strictSame(listed.toSorted(), [
    'package/LICENSE',
    'package/README.md',
    'package/bin/gitlab-iam-doctor.mjs',
    'package/dist/gitlab-iam-doctor.mjs',
    'package/package.json',
  ])
})

t.test('the package installs offline into an empty place, and works there', async (t) => {
  const folder = t.testdir({ out: {}, prefix: {}, cache: {}, elsewhere: {} })
  const archive = await pack(t, join(folder, 'out'))
  const prefix = join(folder, 'prefix')
  const flags = ['--offline', '--no-audit', '--no-fund', '--cache', join(folder, 'cache'), '--prefix', prefix]
  const installed = await runProgram(['npm', 'install', ...flags, archive])
  t.equal(installed.exitCode, 0, installed.stderr)
  const packages = readdirSync(join(prefix, 'node_modules')).filter((name) => !name.startsWith('.'))
  t.strictSame(packages, ['gitlab-iam-doctor'], 'without dependencies')

  const program = join(prefix, 'node_modules/.bin/gitlab-iam-doctor')
  const run = (...args: readonly string[]) =>
    runProgram([program, ...args], {
      cwd: join(folder, 'elsewhere'),
      env: { PATH: process.env.PATH ?? '' },
    })
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  t.strictSame(await run('--version'), { exitCode: 0, stdout: `${version}\n`, stderr: '' })
  t.match(await run('--help'), { exitCode: 0, stdout: /^gitlab-iam-doctor/, stderr: '' })
  const schema = await run('schema')
  t.strictSame(
    JSON.parse(schema.stdout),
    JSON.parse(readFileSync(join(root, 'docs/report.schema.json'), 'utf8')),
  )
  const page = await run('explain', 'trust-policy-rejects-token')
  t.match(page, { exitCode: 0, stdout: /AssumeRoleWithWebIdentity/, stderr: '' })
  t.match(await run('--nonsense', '-o', 'json'), {
    exitCode: 2,
    stdout: /"outcome": "usage-error"/,
    stderr: '',
  })
})

async function pack(t: Test, outdir: string): Promise<string> {
  const { exitCode, stdout, stderr } = await runProgram([process.execPath, packer, '--outdir', outdir])
  t.equal(exitCode, 0, stderr)
  return stdout.trim()
}
