import { readFileSync } from 'node:fs'
import t from 'tap'
import { loadWorld, worldNames } from '../lab/load-world.ts'
import { rules } from '../src/findings/index.ts'
import { cases } from './findings/cases/index.ts'

/** The page that says, of everything that AWS is documented to answer, which finding names it and what shows that. */
const page = readFileSync(new URL('../docs/catalogue.md', import.meta.url), 'utf8')
const falseHealth = readFileSync(new URL('../docs/false-health.md', import.meta.url), 'utf8')
const rows = [...page.matchAll(/^\| ([A-Z])(\d+) \| (.+) \| (.+) \| (.+) \|$/gm)].map(
  ([, letter = '', number, what = '', findings = '', shownBy = '']) => ({
    letter,
    number: Number(number),
    row: `${letter}${number}`,
    what,
    findings: quoted(findings),
    shownBy,
  }),
)
const excuse = /^(not visible from a pod|cannot occur in this program|no failure): .{10,}/

t.test('the rows are numbered, and every line of a table is a row', async (t) => {
  const lines = page.match(/^\| (?!#|---)/gm) ?? []
  t.equal(rows.length, lines.length)
  for (const letter of 'ABCDEFG') {
    const numbers = rows.filter((row) => row.letter === letter).map(({ number }) => number)
    t.strictSame(
      numbers,
      numbers.map((_, at) => at + 1),
      letter,
    )
    t.ok(numbers.length > 0, `${letter} has rows`)
  }
})

t.test('every finding that is named exists, and every finding is named', async (t) => {
  const ids = rules.map(({ id }) => id)
  for (const { row, findings, shownBy } of rows) {
    for (const finding of findings) t.ok(ids.includes(finding), `${row}: the finding ${finding}`)
    t.ok(findings.length > 0 || excuse.test(shownBy), `${row}: a finding, or a reason why there is none`)
  }
  const named = new Set([...rows.flatMap(({ findings }) => findings), ...quoted(falseHealth)])
  t.strictSame(
    ids.filter((id) => !named.has(id)),
    [],
    'no finding is forgotten',
  )
})

t.test('what shows a row does show it', async (t) => {
  for (const { row, what, findings, shownBy } of rows) {
    if (excuse.test(shownBy)) continue
    const [, world] = /^world `([\w-]+)`$/.exec(shownBy) ?? []
    if (world !== undefined) {
      t.ok(worldNames().includes(world), `${row}: the world ${world}`)
      const expected = worldNames().includes(world)
        ? (loadWorld(world).expect?.findings ?? []).map(({ id }) => id)
        : []
      t.ok(
        findings.some((finding) => expected.includes(finding)),
        `${row}: ${world} wants ${findings.join(' or ')}`,
      )
    } else {
      const [isCase, story] = /^case(?:: (.+))?$/.exec(shownBy) ?? []
      t.ok(isCase, `${row}: a world, a case or a reason`)
      const told = findings.flatMap((finding) => cases[finding]?.matches ?? [])
      const texts = told.map(({ evidence }) => JSON.stringify(evidence)).join('\n')
      if (story !== undefined)
        t.ok(
          told.some((one) => one.story === story),
          `${row}: the story «${story}»`,
        )
      // Without the name of a story it is what AWS says that finds it.
      else t.ok(quoted(what).length > 0, `${row}: words that a story holds, or the name of one`)
      for (const words of quoted(what)) t.ok(texts.includes(words), `${row}: a story with ${words}`)
    }
  }
})

function quoted(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, words = '']) => words)
}
