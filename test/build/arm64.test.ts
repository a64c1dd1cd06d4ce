import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import type { Report } from '../../src/model/report.ts'
import { executable, labArgs, labEnv } from '../executable/run.ts'
import { essenceOf } from './essence.ts'
import { runProgram } from './run-program.ts'

/** The arm64 executable, run where there is no such processor: by QEMU, with Debian's libc6-arm64-cross. */

const emulator = ['qemu-aarch64-static', 'qemu-aarch64']
  .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
  .find(existsSync)
const libraries = '/usr/aarch64-linux-gnu'
const build = fileURLToPath(new URL('../../scripts/build-executable.mjs', import.meta.url))

t.test('the arm64 executable', { skip: reasonToSkip() }, async (t) => {
  const outdir = mkdtempSync(join(tmpdir(), 'gitlab-iam-doctor-arm64-'))
  t.teardown(() => rmSync(outdir, { recursive: true, force: true }))
  const built = await runProgram([process.execPath, build, '--arch', 'arm64', '--outdir', outdir])
  t.equal(built.stderr, '')
  const program = join(outdir, 'gitlab-iam-doctor-linux-arm64')
  const bill = readFileSync(`${program}.cdx.json`, 'utf8')
  t.match(bill, /"name": "@oven\/bun-linux-aarch64"/, 'with its own runtime')
  t.comment(`${(statSync(program).size / 1e6).toFixed(1)} MB`)
  const emulated = [emulator ?? '', '-L', libraries, program] as const

  for (const args of [['--version'], ['--list-checks', '-o', 'json']]) {
    t.strictSame(
      await runProgram([...emulated, ...args]),
      await runProgram([executable, ...args]),
      `answers ${args.join(' ')} as this machine's executable does`,
    )
  }

  const lab = await startLab(loadWorld('healthy'))
  t.teardown(() => lab.close())
  const env = labEnv(lab)
  // An emulated processor is some twenty times slower, and more so beside other tests.
  const args = [...labArgs(lab), '-o', 'json', '--timeout', '200s', '--request-timeout', '100s']
  const here = await runProgram([executable, ...args], { env })
  const there = await runProgram([...emulated, ...args], { env, timeoutMs: 220_000 })
  t.equal(there.stderr, '')
  const expected: Report = JSON.parse(here.stdout)
  const seen: Report = JSON.parse(there.stdout)
  t.equal(seen.tool.platform, 'linux-arm64')
  t.equal(seen.outcome, 'healthy')
  t.strictSame(essenceOf(seen), essenceOf(expected), 'sees the same in the healthy world')
})

function reasonToSkip(): string | false {
  if (process.arch !== 'x64') return "this machine's own executable is the arm64 one, or there is none"
  if (emulator === undefined) return 'qemu-aarch64-static is not installed (Debian: qemu-user-static)'
  if (!existsSync(libraries)) return `${libraries} is not there (Debian: libc6-arm64-cross)`
  return false
}
