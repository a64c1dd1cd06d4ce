import { createServer } from 'node:net'
import t from 'tap'
import { type Lab, startLab } from '../../lab/lab.ts'
import { loadWorld, patchWorld } from '../../lab/load-world.ts'
import { startFullQueue } from './fullQueue.ts'
import { bucket, hasty, obstacles, patient, sts } from './obstacles.ts'
import { leftAsFound } from './remains.ts'
import { checkIn, reportOf } from './report.ts'
import { labEnv, type Ran, runDoctor, runExecutable } from './run.ts'

const healthy = loadWorld('healthy')
/** What a process may take beyond its own limit on a machine that does other things as well. */
const graceMs = 2000

t.jobs = 3

for (const [
  name,
  { patch = {}, args = [], connectTo, check, failure, withinMs, exitCode = 5 },
] of Object.entries(obstacles)) {
  t.test(name, { buffered: true }, async (t) => {
    const lab = await startLab(patchWorld(healthy, patch))
    t.teardown(() => lab.close())
    const before = lab.snapshot()
    const run = (...more: string[]) => runElsewhere(lab, connectTo ?? lab.connectTo, [...args, ...more])
    const ran = await run('-o', 'json')
    const report = reportOf(ran)
    const found = checkIn(report, check, check === 's3-endpoint' ? bucket : undefined)
    t.match(found.failure, failure, 'host, stage and limit are named')
    t.equal(report.exitCode, exitCode)
    t.ok(ran.durationMs < withinMs + graceMs, `ends in time: ${Math.round(ran.durationMs)} ms of ${withinMs}`)
    t.strictSame(leftAsFound(before, lab.snapshot(), report.leftovers), [])
    const text = await run()
    t.match(text.stdout, failure.host ?? sts, 'the text names the host as well')
    t.equal(text.exitCode, exitCode, 'the same exit code as text')
  })
}

t.test('a proxy that accepts and is silent', { buffered: true }, async (t) => {
  const silent = createServer(() => {})
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  t.teardown(() => silent.close())
  const address = silent.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const lab = await startLab(healthy)
  t.teardown(() => lab.close())
  const proxy = { HTTPS_PROXY: `http://gitlab:never-shown-9137@127.0.0.1:${port}` }
  for (const args of [patient, hasty]) {
    const ran = await runDoctor(lab, [...args, '-o', 'json'], { env: proxy })
    const { failure } = checkIn(reportOf(ran), 'sts-reachable')
    t.match(failure, { code: 'timeout', stage: 'proxy', host: sts, proxy: `http://127.0.0.1:${port}` })
    t.ok(ran.durationMs < 3000 + graceMs, `ends in time: ${Math.round(ran.durationMs)} ms`)
    t.notMatch(ran.stdout, 'never-shown-9137', 'without its password')
  }
})

t.test('a firewall that drops packets', { buffered: true }, async (t) => {
  const queue = await startFullQueue()
  t.teardown(() => queue.close())
  const lab = await startLab(healthy)
  t.teardown(() => lab.close())
  const ran = await runElsewhere(lab, `127.0.0.1:${queue.port}`, [...hasty, '-o', 'json'])
  const { failure } = checkIn(reportOf(ran), 'sts-reachable')
  t.match(failure, { code: 'timeout', stage: 'tcp', host: sts, timedOutAfterMs: 700 })
  t.ok(ran.durationMs < 3000 + graceMs, `ends in time: ${Math.round(ran.durationMs)} ms`)
})

/** Runs in the lab's pod, but opens every connection to the given place. */
function runElsewhere(lab: Lab, connectTo: string, args: readonly string[]): Promise<Ran> {
  return runExecutable(
    ['--root', lab.podRoot, '--connect-to', connectTo, ...lab.podArgs, ...args],
    labEnv(lab),
  )
}
