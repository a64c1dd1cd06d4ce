import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import type { Report } from '../../src/model/report.ts'
import { executable, labArgs, labEnv } from '../executable/run.ts'
import { essenceOf } from './essence.ts'
import { runProgram } from './run-program.ts'

const launcher = fileURLToPath(new URL('../../bin/gitlab-iam-doctor.mjs', import.meta.url))

for (const name of ['healthy', 'trust-subject-mismatch'] as const) {
  t.test(`with Node the doctor sees the same in the world ${name}`, async (t) => {
    const lab = await startLab(loadWorld(name))
    t.teardown(() => lab.close())
    const env = labEnv(lab)
    const args = [...labArgs(lab), '-o', 'json']
    const compiled = await runProgram([executable, ...args], { env })
    const launched = await runProgram([process.execPath, launcher, ...args], { env })
    t.equal(launched.stderr, '', 'no warning, of Node or of the SDK')
    t.equal(launched.exitCode, compiled.exitCode)
    const seen: Report = JSON.parse(launched.stdout)
    const expected: Report = JSON.parse(compiled.stdout)
    t.strictSame(essenceOf(seen), essenceOf(expected))
  })
}

t.test('a launcher without its program says what to do', async (t) => {
  const folder = t.testdir({ bin: {} })
  const copy = join(folder, 'bin/gitlab-iam-doctor.mjs')
  copyFileSync(launcher, copy)
  const ran = await runProgram([process.execPath, copy, '--version'])
  t.equal(ran.exitCode, 2)
  t.equal(ran.stdout, '')
  t.match(ran.stderr, /npm ci && npm run build/)
})
