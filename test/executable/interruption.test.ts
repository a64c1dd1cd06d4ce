import t from 'tap'
import { loadWorld, patchWorld } from '../../lab/load-world.ts'
import { allow } from './allow.ts'
import { fewerBuckets } from './fewerBuckets.ts'
import { type Moment, startInterruptingLab } from './interrupted.ts'
import { seededRandom } from './random.ts'
import { leftAsFound } from './remains.ts'
import { reportOf } from './report.ts'
import { sideBySide } from './sideBySide.ts'

const latencyMs = 20
const interruptions = 100
const exitCodes = { SIGINT: 130, SIGTERM: 143 }
/** What removing everything may take on a busy machine; the doctor's own limit for it is five seconds. */
const cleanupMs = 8000

const kept = ['REGISTRY', 'ARTIFACTS', 'UPLOADS', 'TERRAFORM_STATE', 'BACKUP', 'TMP']
const versioned = { versioning: 'Enabled' }

/** Some way off, with half as many buckets as usual, most of them versioned, whose versions the role may remove. */
const world = patchWorld(fewerBuckets(loadWorld('healthy'), kept), {
  latencyMs,
  buckets: { 'acme-gitlab-registry': versioned, 'acme-gitlab-artifacts': versioned },
  roles: { gitlab: { policies: { Versions: allow('s3:DeleteObjectVersion') } } },
})

const seed = Number(process.env.SEED ?? 20_261_122)
const random = seededRandom(seed)

t.test(`${interruptions} runs, interrupted at random moments`, async (t) => {
  t.comment(`SEED=${seed} chooses the moments`)
  const labs = await Promise.all([1, 2, 3].map(() => startInterruptingLab(world)))
  t.teardown(() => Promise.all(labs.map(({ lab }) => lab.close())))
  const never = {
    afterRequests: Number.POSITIVE_INFINITY,
    thenMs: 0,
    signal: 'SIGINT',
    again: false,
  } as const
  const requests = await Promise.all(
    labs.map(async ({ lab, run }) => {
      t.equal(reportOf(await run(['-o', 'json'], never)).exitCode, 0, 'a run that is let be is healthy')
      return lab.requests.length
    }),
  )

  let interrupted = 0
  await sideBySide(labs, labs.length, async ({ lab, run }, index) => {
    while (interrupted < interruptions) {
      // Any request is as likely as any other to be the last before the signal, however busy the machine is.
      const moment: Moment = {
        afterRequests: Math.floor(random() * (requests[index] ?? 0)),
        thenMs: Math.floor(random() * 2 * latencyMs),
        signal: random() < 0.5 ? 'SIGINT' : 'SIGTERM',
        again: random() < 0.2,
      }
      // Before any request, give the process the time to become one that handles signals.
      const struck = moment.afterRequests === 0 ? { ...moment, thenMs: moment.thenMs + 60 } : moment
      const told = JSON.stringify(struck)
      const before = lab.snapshot()
      const ran = await run(['-o', 'json'], struck)
      const report = reportOf(ran)
      t.strictSame(leftAsFound(before, lab.snapshot(), []), [], `the buckets are as they were: ${told}`)
      t.strictSame(report.leftovers, [], `the report names no leftovers: ${told}`)
      // The signal may come when the last answer is in.
      if (!report.run.interrupted) {
        t.ok(struck.afterRequests > (requests[index] ?? 0) - 15, `only a late signal can be ignored: ${told}`)
        continue
      }
      interrupted += 1
      t.equal(report.run.signal, struck.signal, `the report names the signal: ${told}`)
      t.equal(ran.exitCode, exitCodes[struck.signal], `the exit code is 128 and the signal: ${told}`)
      t.ok((ran.endedAfterMs ?? 0) < cleanupMs, `it ends soon, after ${ran.endedAfterMs} ms: ${told}`)
    }
  })
})

t.test('a signal while the process starts ends it at once, or with a report', async (t) => {
  const { lab, run } = await startInterruptingLab(world)
  t.teardown(() => lab.close())
  const before = lab.snapshot()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    for (const thenMs of [0, 4, 8, 16, 24, 32, 64]) {
      const from = lab.requests.length
      const ran = await run(['-o', 'json'], { afterRequests: 0, thenMs, signal, again: false })
      if (ran.signal === null) t.equal(reportOf(ran).exitCode, exitCodes[signal], `${signal} at ${thenMs} ms`)
      else
        t.strictSame(
          [ran.signal, ran.stdout, ran.stderr, lab.requests.length - from],
          [signal, '', '', 0],
          `${signal} at ${thenMs} ms, before anything was asked`,
        )
    }
  }
  t.strictSame(leftAsFound(before, lab.snapshot(), []), [])
})
