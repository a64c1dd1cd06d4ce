import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import type { ClientId } from '../../src/model/words.ts'
import { reportOf } from './report.ts'
import { runDoctor } from './run.ts'

/** A client that cannot use its own settings has no green row, whatever the doctor could do with its identity. */
const worlds: readonly (readonly [world: string, client: ClientId])[] = [
  ['connection-in-quotes', 'rails'],
  ['gitlab-yml-template', 'rails'],
  ['gitlab-yml-wrong-types', 'rails'],
  ['rails-region-malformed', 'rails'],
  ['rails-provider-wrong', 'rails'],
  ['registry-region-unset', 'registry'],
  ['registry-config-two-drivers', 'registry'],
  ['registry-without-tls', 'registry'],
]

for (const [name, client] of worlds)
  t.test(`${client} in ${name}`, async (t) => {
    const lab = await startLab(loadWorld(name))
    t.teardown(() => lab.close())
    const { buckets } = reportOf(await runDoctor(lab, ['-o', 'json']))
    const own = buckets.filter((row) => row.client === client)
    t.not(own.length, 0, 'it has rows')
    for (const { use, list, read, write } of own)
      t.notOk([list, read, write].includes('pass'), `${use} is not green`)
  })
