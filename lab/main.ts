import { describeRequest } from './journal.ts'
import { loadWorld, worldNames } from './load-world.ts'
import { openWorld } from './open-world.ts'
import { reachabilityText } from './reachability.ts'

/** `npm run lab -- WORLD`: plays one world until Ctrl-C, and logs every request with its decision. */

const [name = 'healthy'] = process.argv.slice(2)
if (name === '--list') {
  for (const world of worldNames()) console.log(`${world.padEnd(32)} ${loadWorld(world).description}`)
} else {
  const lab = await openWorld(name, {
    logger: (record) => console.log(`${record.time.toISOString()} ${describeRequest(record)}`),
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      lab?.close().then(() => process.exit(0))
    })
  }
  if (lab !== undefined) console.log(reachabilityText(lab))
}
