import fc from 'fast-check'
import t from 'tap'
import { fits, glob, literal } from '../../src/policy/pattern.ts'

t.test('a pattern covers the whole value', async (t) => {
  const table: readonly (readonly [string, string, boolean])[] = [
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['**', 'anything', true],
    ['s3:Get*', 's3:GetObject', true],
    ['s3:Get*', 's3:PutObject', false],
    ['s3:*Object', 's3:GetObjectAcl', false],
    ['*log*', 'my-logs', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['b/*/test/*', 'b//test/object', true],
    ['b/*/test/*', 'b/test/object', false],
    ['?', 'a', true],
    ['?', '', false],
    ['?', 'ab', false],
    ['a?c', 'abc', true],
    ['?', '😀', true],
    ['a.c', 'abc', false],
    ['[ab]', 'a', false],
    ['*a', 'aab', false],
    ['*ab', 'aaab', true],
    ['A', 'a', false],
  ]
  for (const [pattern, value, expected] of table) {
    t.equal(fits(glob(pattern), value), expected, `${pattern} against ${value}`)
  }
})

t.test('literal text has no wildcards', async (t) => {
  t.ok(fits(literal('a*?'), 'a*?'))
  t.notOk(fits(literal('a*?'), 'abc'))
})

t.test('many stars do not make it slow', async (t) => {
  const started = Date.now()
  t.notOk(fits(glob(`${'a*'.repeat(200)}b`), 'a'.repeat(20_000)))
  t.ok(Date.now() - started < 2000)
})

t.test('agrees with the obvious recursive definition', async (t) => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 })
  fc.assert(fc.property(text, text, (pattern, value) => fits(glob(pattern), value) === naive(pattern, value)))
  t.pass()
})

function naive(pattern: string, value: string): boolean {
  if (pattern === '') return value === ''
  const rest = pattern.slice(1)
  if (pattern.startsWith('*')) return naive(rest, value) || (value !== '' && naive(pattern, value.slice(1)))
  return value !== '' && (pattern[0] === '?' || pattern[0] === value[0]) && naive(rest, value.slice(1))
}
