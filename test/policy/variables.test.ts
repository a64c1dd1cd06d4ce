import t from 'tap'
import { requestKeys } from '../../src/policy/context.ts'
import { fits, glob } from '../../src/policy/pattern.ts'
import { expand } from '../../src/policy/variables.ts'
import { allow, asking, BUCKET, policy, session, user, verdict } from './ask.ts'

const context = { 'aws:PrincipalTag/team': 'yellow', 'test:star': '*', 'test:many': ['a', 'b'] }

function fitsAs(text: string, value: string, version: '2012-10-17' | '2008-10-17' = '2012-10-17') {
  const pattern = expand(text, { version, keys: requestKeys(asking({ principal: user, context })) }, glob)
  return pattern === undefined ? 'no value' : fits(pattern, value)
}

t.test('variables', async (t) => {
  t.equal(fitsAs(`home/\${aws:username}/*`, 'home/Zoe/file'), true)
  t.equal(fitsAs(`home/\${AWS:UserName}/*`, 'home/Zoe/file'), true, 'keys in any case')
  t.equal(fitsAs(`home/\${aws:username}/*`, 'home/Max/file'), false)
  t.equal(fitsAs(`\${aws:PrincipalTag/team}-\${aws:username}`, 'yellow-Zoe'), true)
  t.equal(fitsAs(`\${test:star}`, 'anything'), false, 'a value brings no wildcard in')
  t.equal(fitsAs(`\${test:star}`, '*'), true)
  t.equal(fitsAs(`a\${*}b\${?}c\${$}`, 'a*b?c$'), true)
  t.equal(fitsAs(`a\${*}`, 'abc'), false)
  t.equal(fitsAs(`\${aws:unknown}`, ''), 'no value')
  t.equal(fitsAs(`\${test:many}`, 'a'), 'no value', 'several values cannot be put into a text')
})

t.test('defaults', async (t) => {
  t.equal(fitsAs('b-$' + "{aws:PrincipalTag/dept, 'company-wide'}", 'b-company-wide'), true)
  t.equal(fitsAs('b-$' + "{aws:PrincipalTag/team, 'company-wide'}", 'b-yellow'), true)
  t.equal(fitsAs('b-$' + "{aws:PrincipalTag/dept, '*'}", 'b-x'), false, 'a default is literal')
  t.equal(fitsAs('$' + "{aws:PrincipalTag/dept, ''}", ''), true)
})

t.test('the older language has none', async (t) => {
  t.equal(fitsAs(`\${aws:username}`, 'Zoe', '2008-10-17'), false)
  t.equal(fitsAs(`\${aws:username}`, `\${aws:username}`, '2008-10-17'), true)
})

t.test('in a Resource without a value, nothing matches', async (t) => {
  const own = policy('identity', allow({ Resource: `${BUCKET}/\${aws:username}/*` }))
  const resource = `${BUCKET}/Zoe/file`
  t.equal(verdict(asking({ principal: user, resource }), { identity: [own] }), 'allow')
  t.equal(verdict(asking({ principal: session, resource }), { identity: [own] }), 'implicit identity')
})

t.test('in a Condition without a value, only the negated operators hold', async (t) => {
  const by = (operator: string) =>
    policy('identity', allow({ Condition: { [operator]: { 's3:prefix': `\${aws:username}` } } }))
  const request = asking({ context: { 's3:prefix': 'Zoe' } })
  t.equal(verdict(request, { identity: [by('StringEquals')] }), 'implicit identity')
  t.equal(verdict(request, { identity: [by('StringNotEquals')] }), 'allow')
  t.equal(verdict({ ...request, principal: user }, { identity: [by('StringEquals')] }), 'allow')
})

t.test('before the fifth colon of an ARN, and with a colon in the name', async (t) => {
  const role = `arn:aws:iam::\${aws:PrincipalAccount}:role/*`
  const own = policy('identity', allow({ Condition: { ArnLike: { 'test:arn': role } } }))
  const about = (account: string) => asking({ context: { 'test:arn': `arn:aws:iam::${account}:role/x` } })
  t.equal(verdict(about(session.account), { identity: [own] }), 'allow')
  t.equal(verdict(about('444455556666'), { identity: [own] }), 'implicit identity')
})
