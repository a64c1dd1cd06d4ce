import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { roleOf } from '../../src/clients/sameIdentity.ts'
import type { Report } from '../../src/model/report.ts'
import { programHere } from '../build/program-here.ts'
import { reportOf } from '../executable/report.ts'
import { runDoctor } from '../executable/run.ts'
import { type Deeds, deedsOf, startRegistryOf } from './registry.ts'
import { registryCases } from './registryCases.ts'

/**
 * What the doctor says of the registry must be what a registry does: its row is green if and only if a layer can be
 * pushed, pulled and deleted, and both are the same user or role to AWS.
 */

const nothing: Deeds = { push: false, pull: false, remove: false }

for (const { name, world, programs } of registryCases) {
  for (const program of programs) {
    const skip = programHere(program) ? false : `${program} is not installed (see .ci/run)`
    t.test(`${name}: ${program}`, { skip }, async (t) => {
      const lab = await startLab(world)
      t.teardown(() => lab.close())
      // One that does not start does nothing.
      const did = await startRegistryOf(t, lab, program).then(deedsOf, () => nothing)
      const works = did.push && did.pull && did.remove
      const who = lab.requests.findLast(({ principal }) => principal !== undefined)?.principal
      const report = reportOf(await runDoctor(lab, ['-o', 'json']))
      const { words, caller } = rowIn(report)
      t.equal(
        words.every((word) => word === 'pass'),
        works,
        `it did ${JSON.stringify(did)}, the doctor says ${words}`,
      )
      if (!works) t.equal(report.exitCode, 3)
      if (who !== undefined && caller !== undefined) t.equal(roleOf(caller), roleOf(who))
    })
  }
}

function rowIn({ buckets, clients, identities }: Report) {
  const row = buckets.find(({ client }) => client === 'registry')
  const identity = clients.find(({ id }) => id === 'registry')?.identity
  const caller = identities.find(({ id }) => id === identity)?.callerArn
  if (row === undefined) return { words: ['skip'], caller }
  const { list, read, write, delete: remove, multipart, copy } = row
  return { words: [list, read, write, remove, multipart, copy], caller }
}
