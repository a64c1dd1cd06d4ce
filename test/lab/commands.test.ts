import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { run } from './programs.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const executable = `${root}dist/gitlab-iam-doctor-linux-${process.arch}`
const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/' }

function node(...args: readonly string[]) {
  return run(process.execPath, ['--import', 'tsx', ...args], env)
}

t.test('both commands list the worlds', async (t) => {
  for (const command of ['lab/main.ts', 'lab/demo.ts']) {
    const { code, stdout } = await node(`${root}${command}`, '--list')
    t.equal(code, 0)
    t.match(stdout, /^healthy {2,}a healthy GitLab toolbox/)
    t.match(stdout, /^scp-deny {2,}a service control policy denies/m)
  }
})

t.test('a world that does not exist is an error', async (t) => {
  const { code, stderr } = await node(`${root}lab/main.ts`, 'paradise')
  t.equal(code, 2)
  t.match(stderr, /There is no world paradise/)
})

t.test('the lab says how to reach it, and Ctrl-C stops it', async (t) => {
  const lab = spawn(process.execPath, ['--import', 'tsx', `${root}lab/main.ts`], { env })
  t.teardown(() => lab.kill('SIGKILL'))
  const [text] = await once(lab.stdout, 'data')
  t.match(String(text), /--connect-to 127\.0\.0\.1:\d+.*aws sts get-caller-identity.*s3cmd --config/s)
  const ended = once(lab, 'exit')
  lab.kill('SIGINT')
  t.same(await ended, [0, null])
})

const skip = existsSync(executable) ? false : 'the executable is not built'

t.test('the demo ends as the doctor does', { skip }, async (t) => {
  const { code, stdout } = await node(`${root}lab/demo.ts`, '--world', 'trust-subject-mismatch', '--json')
  t.equal(code, 3)
  t.match(JSON.parse(stdout), { exitCode: 3, outcome: 'unhealthy' })
})
