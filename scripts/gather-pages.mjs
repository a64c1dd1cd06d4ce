// Gathers docs/findings/*.md into one JSON file, so that `explain` works in a pod without a network.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { writeWhole } from './write-whole.mjs'

const pages = new URL('../docs/findings/', import.meta.url)
const target = new URL('../src/generated/', import.meta.url)

/** Writes src/generated/pages.json: finding id → its page in Markdown. */
export function gatherPages() {
  const gathered = Object.fromEntries(
    readdirSync(pages)
      .filter((name) => name.endsWith('.md') && name !== 'README.md')
      .sort()
      .map((name) => [name.slice(0, -'.md'.length), readFileSync(new URL(name, pages), 'utf8')]),
  )
  mkdirSync(target, { recursive: true })
  writeWhole(fileURLToPath(new URL('pages.json', target)), `${JSON.stringify(gathered, undefined, 1)}\n`)
}
