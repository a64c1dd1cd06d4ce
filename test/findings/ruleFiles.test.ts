import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { rules } from '../../src/findings/index.ts'

const folder = new URL('../../src/findings/', import.meta.url)
const others = ['diagnose.ts', 'index.ts']

t.test(
  'every rule is a file of its own that is called as it is, and every file is in the list',
  async (t) => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !others.includes(name))
    t.same(files.toSorted(), rules.map(({ id }) => `${id}.ts`).toSorted())
    t.equal(new Set(rules.map(({ id }) => id)).size, rules.length, 'no id is used twice')
    for (const { id } of rules) {
      const source = readFileSync(new URL(`${id}.ts`, folder), 'utf8')
      const name = id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
      t.match(source, `export const ${name}: Rule = {`, `${id} exports ${name}`)
    }
  },
)

t.test('diagnosis is pure: it knows plain data only', async (t) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  for (const file of files) {
    const source = readFileSync(new URL(file, folder), 'utf8')
    t.notMatch(source, /from '(node:|[^']*\/outside\/)/, `${file} imports nothing of the world`)
    t.notMatch(
      source,
      /\b(Date\.now|new Date\(\)|process\.|Math\.random)/,
      `${file} reads no clock and no environment`,
    )
  }
})

t.test('what nobody explains comes last', async (t) => {
  t.equal(rules.at(-1)?.id, 'unexplained-failure')
})
