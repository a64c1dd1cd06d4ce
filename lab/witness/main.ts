import { writeFileSync } from 'node:fs'
import { worldNames } from '../load-world.ts'
import { canBeHeard, recordedTestimonies, recordPath, type Testimonies, testimoniesIn } from './record.ts'

/** `node --import tsx lab/witness/main.ts [WORLD…]`: hears s3cmd and the AWS CLI, 1 and 2, in these worlds, or in all, anew. */

const asked = process.argv.slice(2)
const names = (asked.length > 0 ? asked : worldNames()).filter(canBeHeard)
const heard: Record<string, Testimonies[string]> = asked.length > 0 ? { ...recordedTestimonies() } : {}
for (const name of names) {
  heard[name] = await testimoniesIn(name)
  const sorted = Object.entries(heard).sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(recordPath, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)
  console.log(name)
}
