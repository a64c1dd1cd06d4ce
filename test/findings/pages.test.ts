import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { rules } from '../../src/findings/index.ts'
import { cases } from './cases/index.ts'
import { printed } from './printed.ts'

const folder = new URL('../../docs/findings/', import.meta.url)
const headings = ['What it means', 'Example', 'Why it happens', 'How to fix', 'How to confirm']
const example = /(?<=\n## Example\n\n```text\n)[\s\S]*?(?=\n```\n)/

/**
 * The examples are what the doctor prints of each rule's first story. After a change of words or layout:
 * `UPDATE_EXAMPLES=1 npx tap test/findings/pages.test.ts`.
 */
const update = process.env.UPDATE_EXAMPLES === '1'

t.test('every rule has a page, and every page a rule', async (t) => {
  const pages = readdirSync(folder).filter((name) => name !== 'README.md')
  t.same(pages.toSorted(), rules.map(({ id }) => `${id}.md`).toSorted())
})

for (const { id } of rules) {
  t.test(`docs/findings/${id}.md`, async (t) => {
    const file = new URL(`${id}.md`, folder)
    const page = readFileSync(file, 'utf8')
    const [title, blank, summary, after] = page.split('\n')
    t.equal(title, `# ${id}`)
    t.same([blank, after], ['', ''], 'the summary is one line by itself')
    t.match(summary, /^\S.{20,110}$/)
    t.same(
      page.match(/^## .*/gm)?.map((line) => line.slice(3)),
      headings,
    )
    for (const section of page.split(/^## .*$/m).slice(1)) {
      t.ok(section.trim().length > 20, 'no section is empty')
    }
    const [first] = cases[id]?.matches ?? []
    const says = first === undefined ? '' : printed(first.evidence, id)
    if (update)
      writeFileSync(
        file,
        page.replace(example, () => says),
      )
    else t.equal(example.exec(page)?.[0], says, 'the example is what the doctor prints')
  })
}
