import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld, patchWorld } from '../../lab/load-world.ts'
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
  ['registry-endpoint-without-tls', 'registry'],
  ['rails-endpoint-without-tls', 'rails'],
  ['aws-profile-missing', 'awscli'],
  ['aws-profile-empty', 'awscli'],
  ['endpoint-variable', 'awscli'],
  ['registry-endpoint-variable', 'registry'],
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

t.test("AWS's own host as the endpoint of the registry is AWS", async (t) => {
  const registry = { storage: { regionendpoint: 'https://s3.us-east-1.amazonaws.com' } }
  const lab = await startLab(patchWorld(loadWorld('registry-without-tls'), { pod: { gitlab: { registry } } }))
  t.teardown(() => lab.close())
  const { checks } = reportOf(await runDoctor(lab, ['-o', 'json']))
  t.equal(checks.find(({ id }) => id === 'registry-tls')?.status, 'error')
})
