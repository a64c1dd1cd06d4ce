import t, { type Test } from 'tap'
import { type Lab, startLab } from '../../lab/lab.ts'
import { loadWorld, worldNames } from '../../lab/load-world.ts'
import { recordedTestimonies } from '../../lab/witness/record.ts'
import { secretsIn } from './canaries.ts'
import { leftAsFound } from './remains.ts'
import { reportOf } from './report.ts'
import { type Ran, runDoctor } from './run.ts'
import { sameJudgement } from './sameJudgement.ts'
import { contradictions } from './witnesses.ts'

/**
 * Every world that comes with the lab, examined by the executable in each format. A few at once: the labs and the
 * doctors share two processors, and some worlds only wait.
 */
t.jobs = 3
/** Some worlds never answer: nobody wants to wait for them for long. The others get all the time there is. */
const impatience = ['--request-timeout', '3s']

const heard = recordedTestimonies()

for (const [at, name] of worldNames().entries()) {
  const world = loadWorld(name)
  const skip = world.pod.uid === 0 && process.getuid?.() !== 0 && 'only root can be root in it'
  t.test(name, { buffered: true, skip }, async (t) => {
    const lab = await startLab(world)
    t.teardown(() => lab.close())
    const before = lab.snapshot()
    const isSilent = Object.values(world.faults).some(({ connection }) => connection === 'black-hole')
    const patience = isSilent ? impatience : ['--request-timeout', '30s']

    const json = await runDoctor(lab, [...patience, '-o', 'json'])
    const report = reportOf(json)
    t.strictSame(leftAsFound(before, lab.snapshot(), report.leftovers), [], 'the buckets are as they were')
    noSecret(t, json, lab)
    t.equal(report.exitCode, world.expect?.exitCode, 'the exit code that the world expects')
    t.strictSame(contradictions(name, report, heard[name]), [], 'what the real programs did there')
    if (world.expect?.findings !== undefined)
      t.strictSame(
        report.findings.map(({ id, confidence }) => ({ id, confidence })),
        world.expect.findings,
        'the findings that the world expects, as sure as it expects',
      )

    await sameJudgement(t, json, lab, at)
    const text = await runDoctor(lab, [...patience, '-v', '--color=always'])
    t.equal(text.exitCode, json.exitCode, 'the same exit code for people')
    t.equal(text.stderr, '', 'nothing on stderr')
    noSecret(t, text, lab)
  })
}

function noSecret(t: Test, { stdout, stderr, args }: Ran, lab: Lab): void {
  t.strictSame(secretsIn(stdout + stderr, lab), [], `no secret with ${args.slice(-2).join(' ')}`)
}
