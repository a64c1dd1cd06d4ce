import { chmodSync } from 'node:fs'
import t, { type Test } from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import { reportOf } from '../executable/report.ts'
import { type Circumstances, executable, runDoctor } from '../executable/run.ts'
import { essenceOf } from './essence.ts'
import { runProgram } from './run-program.ts'

/**
 * The executable carries a JavaScript runtime, and runtimes listen to files and variables that are none of the
 * doctor's business. Whatever they say, the doctor must see the pod as GitLab sees it.
 */

/** Files that the runtime of an executable might read in the folder where it is started. */
const hostileFiles = {
  ...Object.fromEntries(
    ['.env', '.env.local', '.env.production', '.env.development'].map((name) => [
      name,
      'AWS_ROLE_ARN=arn:aws:iam::999988887777:role/from-a-file\nAWS_REGION=eu-west-3\n',
    ]),
  ),
  'bunfig.toml': 'preload = ["./preloaded.mjs"]\n[define]\n"process.env.AWS_REGION" = "\'eu-west-3\'"\n',
  'preloaded.mjs': 'console.log("code from the current folder ran")\n',
  'preloaded.cjs': 'console.log("code from the current folder ran")\n',
  'tsconfig.json': '{ not JSON',
  'package.json': '{ not JSON',
  '.npmrc': 'node-options=--require ./preloaded.cjs\n',
}

const hostileVariables: readonly Readonly<Record<string, string>>[] = [
  { NODE_OPTIONS: '--require ./preloaded.cjs --import ./preloaded.mjs' },
  { NODE_OPTIONS: '--inspect-brk=127.0.0.1:0 --no-such-option' },
  { NODE_PATH: '.', NODE_ENV: 'development', NODE_NO_WARNINGS: '0', NODE_PENDING_DEPRECATION: '1' },
  { NODE_DEBUG: 'http,https,tls,net' },
  { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
  { BUN_OPTIONS: '--preload ./preloaded.mjs' },
  { BUN_OPTIONS: '--version' },
  { BUN_OPTIONS: '--help' },
  { BUN_OPTIONS: '--env-file=.env --config=bunfig.toml' },
  { BUN_OPTIONS: '--no-such-option' },
  { BUN_OPTIONS: '-- --help' },
  { BUN_CONFIG_VERBOSE_FETCH: 'curl', BUN_CONFIG_DNS_TIME_TO_LIVE_SECONDS: '0' },
  { BUN_CONFIG_NO_CLEAR_TERMINAL: 'true', BUN_INSTALL: '.', BUN_RUNTIME_TRANSPILER_CACHE_PATH: '.' },
  { BUN_GARBAGE_COLLECTOR_LEVEL: '2', BUN_TMPDIR: '/nowhere', BUN_DESTRUCT_VM_ON_EXIT: '1' },
]

t.test('a healthy pod is healthy in any folder and with any variable of a runtime', async (t) => {
  const lab = await startLab(loadWorld('healthy'))
  t.teardown(() => lab.close())
  const clean = essenceOf(reportOf(await runDoctor(lab, ['-o', 'json'])))
  t.equal(clean.outcome, 'healthy')
  const cwd = hostileFolder(t)

  const examine = async (env: Circumstances['env']) =>
    essenceOf(reportOf(await runDoctor(lab, ['-o', 'json'], { cwd, ...(env === undefined ? {} : { env }) })))
  t.strictSame(await examine({}), clean, 'no file of the current folder counts')
  for (const env of hostileVariables) t.strictSame(await examine(env), clean, JSON.stringify(env))
})

t.test('nothing makes the doctor trust what GitLab would not', async (t) => {
  const lab = await startLab(loadWorld('tls-untrusted'))
  t.teardown(() => lab.close())
  const clean = essenceOf(reportOf(await runDoctor(lab, ['-o', 'json'])))
  t.strictSame(clean.findings, ['tls-not-trusted'])
  for (const env of [{ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, { BUN_OPTIONS: '--use-system-ca' }])
    t.strictSame(
      essenceOf(reportOf(await runDoctor(lab, ['-o', 'json'], { env }))),
      clean,
      JSON.stringify(env),
    )
})

t.test("what the user types is the doctor's and not the runtime's", async (t) => {
  for (const env of [{}, { BUN_OPTIONS: '--help' }]) {
    const wrong = await runProgram([executable, '-o', 'json', '--preload', './preloaded.mjs'], { env })
    t.match(JSON.parse(wrong.stdout), { outcome: 'usage-error' })
    const right = await runProgram([executable, '--list-checks', '-o', 'json'], { env })
    t.equal(right.exitCode, 0)
    t.ok(Array.isArray(JSON.parse(right.stdout)))
  }
})

// Bun offers no switch for BUN_BE_BUN and BUN_INSPECT*, which are for people who debug an executable.
t.test('BUN_BE_BUN never makes what could be taken for a report', async (t) => {
  const ran = await runProgram([executable, '-o', 'json'], { env: { BUN_BE_BUN: '1' }, cwd: t.testdir() })
  t.not(ran.exitCode, 0)
  t.notMatch(ran.stdout, /schemaVersion/)
})

/** Readable for the user that the pod's program runs as. */
function hostileFolder(t: Test): string {
  const folder = t.testdir(hostileFiles)
  chmodSync(folder, 0o755)
  return folder
}
