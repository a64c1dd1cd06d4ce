import fc from 'fast-check'
import t from 'tap'
import { visible, visibleJson } from '../../src/render/visible.ts'

const TABLE: readonly (readonly [string, string])[] = [
  ['arn:aws:iam::111122223333:role/gitlab\n', 'arn:aws:iam::111122223333:role/gitlab\\n'],
  ['a\r\nb\tc', 'a\\r\\nb\\tc'],
  ['\u001b[31mred\u001b[0m', '\\u001b[31mred\\u001b[0m'],
  ['\u009b2J', '\\u009b2J'],
  ['\u0000\u0007\u007f', '\\u0000\\u0007\\u007f'],
  ['\u202egnirts', '\\u202egnirts'],
  ['zero\u200bwidth', 'zero\\u200bwidth'],
  ['\u2028', '\\u2028'],
  ['\ud800', '\\ud800'],
  ['\u{e0041}', '\\udb40\\udc41'],
  ['Zürich 東京', 'Zürich 東京'],
]

for (const [hostile, harmless] of TABLE) {
  t.test(harmless, async (t) => t.equal(visible(hostile, true), harmless))
}

t.test('without unicode our typography becomes plain, and the rest is escaped', async (t) => {
  t.equal(visible('a … b – c → “d” ü', false), 'a ... b - c -> "d" \\u00fc')
})

t.test('nothing unseen comes through, and ASCII is ASCII', async () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(visible(text, true))),
  )
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => /^[ -~]*$/.test(visible(text, false))))
})

t.test('JSON stays the same JSON', async () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), (value) => {
      const json = JSON.stringify(value, null, 2)
      for (const unicode of [true, false]) {
        const harmless = visibleJson(json, unicode)
        if (JSON.stringify(JSON.parse(harmless), null, 2) !== json) return false
        if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(harmless.replaceAll('\n', ''))) return false
      }
      return true
    }),
  )
})
