import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { explain } from '../../src/explain/explain.ts'
import { isRecord } from '../../src/policy/problem.ts'

/**
 * `npm run bench:explain -- FILE.jsonl [--kind output]`: how often the true cause of real incidents is the first of
 * the candidates, or among the first three. Each line of the file is an object with `error_text`, `cause_class`,
 * `ambiguous` and `kind`; nothing but the text is shown to `explain`.
 */

interface Incident {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly cause: string
  readonly ambiguous: boolean
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { kind: { type: 'string', default: 'output' } },
})
const file = positionals[0] ?? process.env.EXPLAIN_INCIDENTS
if (file === undefined) {
  console.error('which incidents? npm run bench:explain -- FILE.jsonl')
  process.exit(2)
}
const incidents = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line, at) => incidentOf(JSON.parse(line), at))
  .filter(({ kind }) => values.kind === 'all' || kind === values.kind)

const started = performance.now()
const answers = incidents.map((incident) => {
  const causes = explain(incident.text).candidates.map(({ cause }) => `${cause}`)
  return { ...incident, causes, rank: causes.indexOf(incident.cause) }
})
const took = performance.now() - started
for (const [name, ambiguous] of [
  ['clear', false],
  ['ambiguous', true],
] as const) {
  const own = answers.filter((answer) => answer.ambiguous === ambiguous)
  console.log(`${name.padEnd(10)} ${own.length} incidents  top-1 ${share(own, 1)}  top-3 ${share(own, 3)}`)
}
console.log(`${(took / Math.max(1, incidents.length)).toFixed(1)} ms for each text`)
for (const { id, cause, causes, rank, ambiguous, text } of answers) {
  if (rank === 0 || (ambiguous && rank > 0 && rank < 3)) continue
  const place = rank === -1 ? 'not named' : `place ${rank + 1}`
  console.log(
    `\n${id}  ${ambiguous ? 'ambiguous' : 'clear'}  ${cause}: ${place} of ${causes.join(', ') || 'none'}`,
  )
  console.log(`  ${text.replaceAll(/\s+/g, ' ').slice(0, 240)}`)
}

function share(own: readonly { readonly rank: number }[], first: number): string {
  const hit = own.filter(({ rank }) => rank >= 0 && rank < first).length
  return own.length === 0 ? 'none' : `${hit}/${own.length} (${((hit / own.length) * 100).toFixed(1)} %)`
}

function incidentOf(value: unknown, at: number): Incident {
  const fields = isRecord(value) ? value : {}
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '')
  return {
    id: text('id') || `line ${at + 1}`,
    kind: text('kind') || 'output',
    text: text('error_text'),
    cause: text('cause_class'),
    ambiguous: fields.ambiguous === true,
  }
}
