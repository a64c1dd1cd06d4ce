import fc from 'fast-check'
import t from 'tap'
import { findDocuments } from '../../src/merge/findDocuments.ts'
import { renderJson } from '../../src/render/json.ts'
import { healthyRun, mixedRun, refusedRun } from '../render/runs.ts'

const [a, b, c] = [healthyRun(), refusedRun(), mixedRun()]
const lines = (report: typeof a) => renderJson(report).trimEnd().split('\n')
const noise = [
  '{"severity":"INFO","message":"ready"}',
  'Begin parsing {',
  '}',
  '',
  '"',
  '{ not json',
  '[pod] x',
]

function documents(text: string) {
  return findDocuments(text).map((found) => (found.ok ? found.document : found.message))
}

t.test('a document alone, an array, and several one after another', async (t) => {
  t.strictSame(documents(renderJson(a)), [a])
  t.strictSame(documents(JSON.stringify([a, b])), [a, b])
  t.strictSame(documents(renderJson(a) + renderJson(b)), [a, b])
  t.strictSame(documents(`${JSON.stringify(a)}\n${JSON.stringify(b)}`), [a, b])
  t.strictSame(documents(JSON.stringify(a) + JSON.stringify(b)), [a, b])
  t.strictSame(documents(renderJson(a).replaceAll('\n', '\r\n') + renderJson(b)), [a, b], 'kubectl exec -t')
})

t.test('documents between other lines', async (t) => {
  t.strictSame(documents([...noise, ...lines(a), ...noise, JSON.stringify(b), ...noise].join('\n')), [a, b])
})

t.test('the logs of several pods, line by line as they came', async (t) => {
  const prefixed = (pod: string, report: typeof a) =>
    [...noise, ...lines(report)].map((line) => `[pod/${pod}/doctor] ${line}`)
  t.strictSame(documents([...prefixed('x-1', a), ...prefixed('x-2', b)].join('\n')), [a, b])
  const mixed: string[] = []
  const queues = [prefixed('x-1', a), prefixed('x-2', b), prefixed('x-3', c)]
  while (queues.some((queue) => queue.length > 0))
    for (const [at, queue] of queues.entries()) mixed.push(...queue.splice(0, at + 1))
  t.strictSame(documents(mixed.join('\n')), [a, b, c], 'as kubectl logs -f mixes them')
  const stamped = lines(a).map((line) => `[pod/x-1/doctor] 2026-09-01T10:00:00.123456789Z ${line}`)
  t.strictSame(documents(stamped.join('\n')), [a], 'with --timestamps')
})

t.test('one that was cut off is named, and takes no other with it', async (t) => {
  const cut = renderJson(a).slice(0, 2000)
  t.strictSame(documents(cut), ['ends in the middle: it was cut off'])
  t.strictSame(documents(`${cut}\n${renderJson(b)}`), ['ends in the middle: it was cut off', b])
  t.match(documents(`${renderJson(a).replace('"tool"', 'tool')} x`)[0], /^is not JSON: /)
})

t.test('what holds no report holds none', async (t) => {
  for (const text of ['', ' ', '\n', 'x', noise.join('\n'), '\u0000', '{', '[]'])
    t.strictSame(documents(text), [], JSON.stringify(text))
  t.strictSame(documents('{}'), [{}], 'another document is for the reader of reports to refuse')
})

t.test('any lines around it, and any cut, end in an answer', async (t) => {
  const text = renderJson(b)
  const around = fc
    .array(fc.oneof(fc.constantFrom(...noise), fc.string()), { maxLength: 5 })
    .map((all) => all.join('\n'))
  fc.assert(
    fc.property(around, around, (before, after) => {
      if (/schemaVersion|\[pod/.test(before + after)) return true
      return JSON.stringify(documents(`${before}\n${text}\n${after}`)) === JSON.stringify([b])
    }),
    { numRuns: 50 },
  )
  fc.assert(
    fc.property(
      fc.integer({ min: 30, max: text.length - 3 }),
      (at) => documents(text.slice(0, at)).length === 1,
    ),
    { numRuns: 50 },
  )
  t.pass('for any')
})

t.test('a text made to be slow is not', async (t) => {
  const began = performance.now()
  documents('{"schemaVersion":'.repeat(200_000))
  documents(`{"schemaVersion":1,${'{'.repeat(1_000_000)}`)
  documents(`{"schemaVersion":"${'\\"'.repeat(1_000_000)}`)
  t.ok(performance.now() - began < 20_000)
})
