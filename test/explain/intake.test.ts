import fc from 'fast-check'
import t from 'tap'
import { explain, startReading } from '../../src/explain/explain.ts'
import { gatherer } from '../../src/explain/intake/gathered.ts'
import { lineReader } from '../../src/explain/intake/lines.ts'
import { plainLine, withoutColours } from '../../src/explain/intake/plain.ts'
import { unbroken, unwrapped } from '../../src/explain/intake/unwrapped.ts'

function linesOf(chunks: readonly string[]): readonly string[] {
  const lines: string[] = []
  const reader = lineReader((line) => lines.push(line))
  for (const chunk of chunks) reader.take(chunk)
  reader.end()
  return lines
}

t.test('lines are the same whatever pieces they come in', async (t) => {
  t.strictSame(linesOf(['a\nb', 'c\r', '\nd']), ['a', 'bc', 'd'])
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r', ' ') })
  fc.assert(
    fc.property(text, fc.nat(20), (whole, at) => {
      t.strictSame(linesOf([whole.slice(0, at), whole.slice(at)]), linesOf([whole]))
    }),
  )
})

t.test('an endless line is taken in pieces that overlap', async (t) => {
  const pieces = linesOf(['x'.repeat(100_000)])
  t.ok(pieces.length > 2 && pieces.every(({ length }) => length <= 32_768))
  const needle = 'An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation'
  for (const before of [32_700, 32_760, 70_000]) {
    const text = `${'x'.repeat(before)} ${needle} ${'y'.repeat(50_000)}`
    t.equal(explain(text).candidates[0]?.cause, 'bucket-missing', `after ${before} characters`)
  }
})

t.test('of a long log what tells something is kept, in bounded room', async (t) => {
  const gathering = gatherer()
  const noise = `${'level=info msg="served a request" path=/users/1 duration=12ms '.padEnd(120, '.')}\n`
  for (let times = 0; times < 20_000; times += 1) gathering.take(noise)
  gathering.take('caused by what came before\nAccessDenied: Access Denied\n  body follows\n')
  for (let times = 0; times < 20_000; times += 1) gathering.take(noise)
  const { blocks } = gathering.end()
  const kept = blocks.flat()
  t.ok(kept.join('\n').length < 100_000, 'little is kept')
  t.ok(
    kept.includes('AccessDenied: Access Denied') && kept.includes('  body follows'),
    'the error and its body',
  )
  t.ok(kept.includes('caused by what came before'), 'and what stood before it')
})

t.test('even a log of nothing but different errors is bounded', async (t) => {
  const gathering = gatherer()
  const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven']
  for (let at = 0; at < 60_000; at += 1) {
    const spelt = [...at.toString(7)].map((digit) => words[Number(digit)]).join(' ')
    gathering.take(`error: s3 bucket ${spelt} failed for a reason of its own\n`)
  }
  t.ok(gathering.end().blocks.flat().join('\n').length < 1_000_000)
})

t.test('what was dropped because it came again is counted', async (t) => {
  const reading = startReading()
  for (let at = 0; at < 30_000; at += 1) {
    reading.take(`2026-11-24T10:00:00Z {"msg":"api error AccessDenied: Access Denied","id":${at}}\n`)
  }
  const { errors } = reading.answer().recognised
  t.strictSame(
    errors.map(({ code, times }) => [code, times]),
    [['AccessDenied', 30_000]],
  )
})

t.test('carriers are taken off', async (t) => {
  t.equal(
    withoutColours('\u001b[1;31merror\u001b[0m \u001b]8;;http://x\u0007link\u001b]8;;\u0007'),
    'error link',
  )
  t.equal(plainLine('[pod/a-b/c] 2026-11-24T10:00:00Z stderr F hello'), 'hello')
  t.equal(plainLine(String.raw`{\"msg\":\"a\\nb\"}`), '{"msg":"a\nb"}')
  t.equal(
    plainLine('&lt;Code&gt;AccessDenied&lt;/Code&gt; \\u003cMessage\\u003e'),
    '<Code>AccessDenied</Code> <Message>',
  )
})

t.test('only lines that were one are put together', async (t) => {
  t.strictSame(unwrapped(['this sentence goes', 'on here', '', 'and this not']), [
    'this sentence goes on here',
    '',
    'and this not',
  ])
  for (const beginning of [
    '2026-11-24 x',
    '{"a":1}',
    'ERROR: x',
    '\tat a.b(c)',
    'level=info',
    'caused by: x',
  ])
    t.strictSame(unwrapped(['a line', beginning]), ['a line', beginning], beginning)
  const whole = 'x'.repeat(79).concat('y'.repeat(60))
  t.strictSame(unbroken([whole.slice(0, 80), whole.slice(80)]), [whole])
  t.strictSame(unbroken(['short', 'lines']), ['short', 'lines'])
})
