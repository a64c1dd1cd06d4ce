import t from 'tap'
import { type Lab, startLab } from '../../lab/lab.ts'
import { loadWorld, worldNames } from '../../lab/load-world.ts'
import { secretsIn } from './canaries.ts'
import { reportOf } from './report.ts'
import { runDoctor } from './run.ts'

/** Every world examined with --redact, in JSON and in one more format in turn: the world's names must not come out. */
t.jobs = 3
const others = ['text', 'short', 'markdown', 'junit']

for (const [at, name] of worldNames().entries())
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
        report.findings.map(({ id }) => id),
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

/** The names of this world that stand in the text. */
function namesIn(text: string, { world }: Lab): readonly string[] {
  const { pod } = world
  const names = [
    ...Object.keys(world.accounts),
    ...Object.keys(world.buckets),
    ...Object.values(world.roles).flatMap(({ arn }) => [arn, arn.split('/').at(-1) ?? arn]),
    ...Object.values(world.issuers).map(({ url }) => url.split('/').at(-1) ?? url),
    ...Object.values(pod.env).filter((value) => value.startsWith('arn:')),
    pod.env.HOSTNAME ?? '',
    'acme',
  ]
  // A name such as `gitlab` is one only where it stands alone, and not in the name of this program or of a path.
  return [...new Set(names)].filter((name) => {
    if (name === '') return false
    if (name !== 'gitlab') return text.includes(name)
    return /(role[/ ]|namespace |-n |serviceaccount:)gitlab(?![\w-])/.test(text)
  })
}
