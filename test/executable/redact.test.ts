import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld, worldNames } from '../../lab/load-world.ts'
import { secretsIn } from './canaries.ts'
import { namesIn } from './names.ts'
import { reportOf } from './report.ts'
import { runDoctor } from './run.ts'

/**
 * Some worlds examined with --redact, in JSON and in one more format in turn: their names must not come out. That no name
 * comes out of the reports of all the others, `worlds.test.ts` sees to.
 */
t.jobs = 3
const others = ['text', 'short', 'markdown', 'junit']

const step = 12

for (const [at, name] of worldNames()
  .filter((_, at) => at % step === 0)
  .entries())
  t.test(name, { buffered: true }, async (t) => {
    const world = loadWorld(name)
    const lab = await startLab(world)
    t.teardown(() => lab.close())
    const isSilent = Object.values(world.faults).some(({ connection }) => connection === 'black-hole')
    const patience = ['--redact', '--request-timeout', isSilent ? '3s' : '30s']
    const json = await runDoctor(lab, [...patience, '-o', 'json'])
    const report = reportOf(json)
    t.strictSame([report.exitCode, report.redaction.mode], [world.expect?.exitCode, 'strict'])
    if (world.expect?.findings !== undefined)
      t.strictSame(
        report.findings.map(({ id, confidence }) => ({ id, confidence })),
        world.expect.findings,
        'the findings are those of the world',
      )
    t.strictSame(namesIn(json.stdout, lab), [], 'no name in the JSON')
    const format = others[at % others.length] ?? 'text'
    const other = await runDoctor(lab, [...patience, '-o', format, ...(format === 'text' ? ['-v'] : [])])
    t.equal(other.exitCode, json.exitCode)
    t.strictSame(
      [...namesIn(other.stdout, lab), ...secretsIn(other.stdout, lab)],
      [],
      `no name with -o ${format}`,
    )
  })
