import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { worldNames } from '../../lab/load-world.ts'
import { recordedTestimonies, worldFor } from '../../lab/witness/record.ts'
import { reportOf } from './report.ts'
import { runDoctor } from './run.ts'
import { contradiction } from './witnesses.ts'

/**
 * The doctor in pods with version 2 of the AWS CLI, against what that program did there. One world for each thing that
 * it did, for the rest of a world is as in worlds.test.ts, and all where version 1 came to another end.
 */
t.jobs = 2

const heard = recordedTestimonies()
const seen = new Set<string>()
const names = worldNames().filter((name) => {
  const { awscli, 'awscli-2': second } = heard[name] ?? {}
  if (second === undefined || name === 'throttled') return false
  const { version: _, podVersion: __, ...deed } = second
  const shape = JSON.stringify(deed)
  const isNew = !seen.has(shape)
  seen.add(shape)
  return isNew || (awscli?.exitCode === 0) !== (second.exitCode === 0)
})

for (const name of names) {
  const testimony = heard[name]?.['awscli-2']
  t.test(name, async (t) => {
    if (testimony === undefined) return
    const lab = await startLab(worldFor(name, { id: 'awscli-2', version: testimony.version }))
    t.teardown(() => lab.close())
    const report = reportOf(await runDoctor(lab, ['-o', 'json', '--request-timeout', '30s']))
    // Where not even the region is known, no client is asked for.
    const client = report.clients.find(({ id }) => id === 'awscli')
    if (client !== undefined) t.equal(client.version, testimony.version)
    t.strictSame(contradiction(report, 'awscli', testimony), [])
  })
}
