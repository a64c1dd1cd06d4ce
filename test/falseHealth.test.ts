import { readFileSync } from 'node:fs'
import t from 'tap'
import { loadWorld, worldNames } from '../lab/load-world.ts'
import { bucketChecks, podChecks } from '../src/checks/index.ts'
import { rules } from '../src/findings/index.ts'

/** The page that says what is seen of every way in which a simpler check misleads. */
const page = readFileSync(new URL('../docs/false-health.md', import.meta.url), 'utf8')
const rows = [...page.matchAll(/^\| (\d+) \|(.*)\|$/gm)].map(([, number, rest = '']) => {
  const [check = '', finding = '', world = ''] = [...rest.matchAll(/`([a-z0-9-]+)` (?=\||$)/g)].map(
    ([, name = '']) => name,
  )
  return { number: Number(number), check, finding, world }
})

t.test('every row names a check, a finding and a world that there are', async (t) => {
  const checks = [...podChecks, ...bucketChecks].map(({ id }) => String(id))
  const findings = rules.map(({ id }) => id)
  for (const { number, check, finding, world } of rows) {
    t.ok(checks.includes(check), `${number}: the check ${check}`)
    t.ok(findings.includes(finding), `${number}: the finding ${finding}`)
    t.ok(worldNames().includes(world), `${number}: the world ${world}`)
  }
})

t.test('the world wants that very finding', async (t) => {
  for (const { number, finding, world } of rows)
    t.ok(
      loadWorld(world).expect?.findings?.some(({ id }) => id === finding),
      `${number}: ${finding} in ${world}`,
    )
})

t.test('no way is forgotten', async (t) => {
  const told = new Set(rows.map(({ number }) => number))
  for (const [, numbers = ''] of page.matchAll(/^- (\d+(?:, \d+)*),/gm))
    for (const number of numbers.split(', ')) told.add(Number(number))
  t.strictSame(
    [...told].toSorted((a, b) => a - b),
    Array.from({ length: 35 }, (_, at) => at + 1),
  )
})
