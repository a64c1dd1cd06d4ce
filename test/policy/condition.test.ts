import fc from 'fast-check'
import t from 'tap'
import { parseOperator, unmetConditions } from '../../src/policy/condition.ts'
import { requestKeys } from '../../src/policy/context.ts'
import { asking } from './ask.ts'

type Context = Readonly<Record<string, string | readonly string[]>>

function holds(operator: string, expected: readonly string[], actual?: string | readonly string[]): boolean {
  const context: Context = actual === undefined ? {} : { 'test:Key': actual }
  const scope = { version: '2012-10-17', keys: requestKeys(asking({ context })) } as const
  return unmetConditions({ [operator]: { 'TEST:key': expected } }, scope).length === 0
}

t.test('several values: one is enough, of a negated operator none may be', async (t) => {
  t.ok(holds('StringEquals', ['a', 'b'], 'b'))
  t.notOk(holds('StringEquals', ['a', 'b'], 'c'))
  t.ok(holds('StringNotEquals', ['a', 'b'], 'c'))
  t.notOk(holds('StringNotEquals', ['a', 'b'], 'b'))
  t.notOk(holds('NotIpAddress', ['10.0.0.0/8', '192.0.2.0/24'], '192.0.2.1'))
  t.notOk(holds('StringEquals', [], 'a'))
  t.ok(holds('StringEquals', ['a'], ['a', 'b']), 'several in the request')
  t.notOk(holds('StringNotEquals', ['a'], ['a', 'b']))
})

t.test('a key that is not in the request', async (t) => {
  const table: readonly (readonly [string, boolean])[] = [
    ['StringEquals', false],
    ['StringEqualsIfExists', true],
    ['StringNotEquals', true],
    ['StringNotEqualsIfExists', true],
    ['ArnNotLike', true],
    ['Bool', false],
    ['BoolIfExists', true],
    ['IpAddress', false],
    ['NotIpAddress', true],
    ['ForAnyValue:StringEquals', false],
    ['ForAnyValue:StringNotEquals', false],
    ['ForAnyValue:StringEqualsIfExists', true],
    ['ForAllValues:StringEquals', true],
    ['ForAllValues:StringNotEquals', true],
  ]
  for (const [operator, expected] of table) t.equal(holds(operator, ['true']), expected, operator)
})

t.test('Null asks whether the key is absent', async (t) => {
  t.ok(holds('Null', ['true']))
  t.notOk(holds('Null', ['false']))
  t.ok(holds('Null', ['false'], 'x'))
  t.notOk(holds('Null', ['true'], 'x'))
  t.ok(holds('Null', ['true'], []))
  t.ok(holds('Null', ['true', 'false'], 'x'))
})

t.test('set operators', async (t) => {
  const attributes = ['ID', 'Message', 'Tags']
  t.ok(holds('ForAllValues:StringEquals', attributes, ['Message', 'ID']))
  t.notOk(holds('ForAllValues:StringEquals', attributes, ['Message', 'UserName']))
  t.ok(holds('ForAnyValue:StringEquals', attributes, ['UserName', 'ID']))
  t.notOk(holds('ForAnyValue:StringEquals', attributes, ['UserName']))
  t.ok(holds('ForAllValues:StringNotEquals', attributes, ['UserName', 'Date']))
  t.notOk(holds('ForAllValues:StringNotEquals', attributes, ['UserName', 'ID']))
  t.ok(holds('ForAnyValue:StringNotEquals', attributes, ['UserName', 'ID']))
  t.ok(holds('ForAnyValue:StringLike', ['a*'], ['b', 'ab']))
  t.ok(holds('ForAllValues:StringEquals', attributes, ['']))
  t.notOk(holds('ForAnyValue:StringEquals', ['', 'ID'], ['']))
})

t.test('names of operators', async (t) => {
  t.same(parseOperator('ForAnyValue:StringLikeIfExists'), {
    set: 'ForAnyValue',
    base: 'StringLike',
    ifExists: true,
  })
  for (const name of ['', 'stringequals', 'NullIfExists', 'IfExists', 'ForSome:Bool', 'StringMatches']) {
    t.equal(parseOperator(name), undefined, name)
    t.notOk(holds(name, ['a'], 'a'), `${name} is never met`)
  }
})

t.test('every unmet line is told with what was there', async (t) => {
  const keys = requestKeys(asking({ context: { 'aws:SourceVpce': 'vpce-1' } }))
  const condition = {
    StringEquals: { 'aws:SourceVpce': ['vpce-2'], 'aws:PrincipalOrgID': ['o-1'] },
    Bool: { 'aws:PrincipalIsAWSService': ['false'] },
  }
  t.same(unmetConditions(condition, { version: '2012-10-17', keys }), [
    {
      element: 'Condition',
      operator: 'StringEquals',
      key: 'aws:SourceVpce',
      expected: ['vpce-2'],
      actual: ['vpce-1'],
    },
    { element: 'Condition', operator: 'StringEquals', key: 'aws:PrincipalOrgID', expected: ['o-1'] },
  ])
})

t.test('IfExists is: absent, or the operator itself', async (t) => {
  const operator = fc.constantFrom('StringEquals', 'StringNotEquals', 'StringLike', 'NumericLessThan', 'Bool')
  const value = fc.constantFrom('a', 'b', 'a*', '1', '2', 'true')
  fc.assert(
    fc.property(operator, fc.array(value), fc.option(value, { nil: undefined }), (name, expected, actual) => {
      const wanted = actual === undefined || holds(name, expected, actual)
      return holds(`${name}IfExists`, expected, actual) === wanted
    }),
  )
  t.pass()
})
