import t from 'tap'
import { OPERATORS } from '../../src/policy/operators.ts'

const scope = { version: '2012-10-17', keys: () => undefined } as const

/** Operator, value in the policy, value in the request, whether they compare. */
const TABLE: readonly (readonly [string, string, string, boolean])[] = [
  ['StringEquals', 'Team', 'Team', true],
  ['StringEquals', 'Team', 'team', false],
  ['StringEquals', 'team*', 'team-a', false],
  ['StringEquals', 'team*', 'team*', true],
  ['StringEqualsIgnoreCase', 'Team', 'tEAM', true],
  ['StringEqualsIgnoreCase', 'Team', 'teams', false],
  ['StringLike', 'home/*', 'home/zoe/file', true],
  ['StringLike', 'home/?', 'home/zo', false],
  ['StringLike', 'Home/*', 'home/zoe', false],
  ['StringLike', '', '', true],
  ['ArnLike', 'arn:aws:iam::*:role/gitlab-*', 'arn:aws:iam::111122223333:role/gitlab-toolbox', true],
  ['ArnEquals', 'arn:aws:iam::*:role/gitlab-*', 'arn:aws:iam::111122223333:role/gitlab-toolbox', true],
  ['ArnLike', 'arn:aws:iam::*:role/a', 'arn:aws:iam::1:x:role/a', false],
  ['ArnLike', 'arn:aws:some:*:111122223333:f/*', 'arn:aws:some:r:9:s/abc:111122223333:f/d', false],
  ['StringLike', 'arn:aws:some:*:111122223333:f/*', 'arn:aws:some:r:9:s/abc:111122223333:f/d', true],
  ['ArnLike', 'arn:aws:iam::111122223333:role/A', 'arn:aws:iam::111122223333:role/a', false],
  ['ArnLike', 'arn:aws:logs:*:*:log-group:*', 'arn:aws:logs:eu-west-1:1:log-group:a:b', true],
  ['ArnLike', '*', 'arn:aws:iam::111122223333:role/a', true],
  ['ArnLike', 'arn:aws:iam::1:root', 'not an arn', false],
  ['Bool', 'true', 'true', true],
  ['Bool', 'False', 'false', true],
  ['Bool', 'false', 'true', false],
  ['NumericEquals', '10', '10.0', true],
  ['NumericEquals', '10', '11', false],
  ['NumericEquals', '10', 'ten', false],
  ['NumericLessThan', '10', '9', true],
  ['NumericLessThan', '10', '10', false],
  ['NumericLessThanEquals', '10', '10', true],
  ['NumericLessThanEquals', '10', '10.5', false],
  ['NumericGreaterThan', '10', '11', true],
  ['NumericGreaterThan', '10', '10', false],
  ['NumericGreaterThanEquals', '-1', '-1', true],
  ['NumericGreaterThanEquals', '10', '9', false],
  ['NumericGreaterThan', '0', '', false],
  ['DateEquals', '2026-01-01T00:00:00Z', '2026-01-01T01:00:00+01:00', true],
  ['DateEquals', '2026-01-01', '2026-01-01T00:00:00Z', true],
  ['DateEquals', '1767225600', '2026-01-01T00:00:00Z', true],
  ['DateEquals', '2026-01-01', '2026-01-02', false],
  ['DateLessThan', '2026-01-01T00:00:00Z', '2025-12-31T23:59:59.999Z', true],
  ['DateLessThan', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', false],
  ['DateLessThanEquals', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', true],
  ['DateGreaterThan', '2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', true],
  ['DateGreaterThan', '2026-01-01T00:00:00Z', 'tomorrow', false],
  ['DateGreaterThanEquals', '2026', '2026-06-01', true],
  ['DateGreaterThanEquals', '2026-01-01T00:00:00', '2026-06-01', false],
  ['IpAddress', '203.0.113.0/24', '203.0.113.200', true],
  ['IpAddress', '203.0.113.0/24', '203.0.114.1', false],
  ['IpAddress', '203.0.113.7', '203.0.113.7', true],
  ['IpAddress', '203.0.113.7', '203.0.113.8', false],
  ['IpAddress', '0.0.0.0/0', '198.51.100.1', true],
  ['IpAddress', '2001:DB8:1234:5678::/64', '2001:db8:1234:5678:1::1', true],
  ['IpAddress', '2001:DB8:1234:5678::/64', '2001:db8:1234:5679::1', false],
  ['IpAddress', '2001:db8::1', '2001:db8::1', true],
  ['IpAddress', '0.0.0.0/0', '2001:db8::1', false],
  ['IpAddress', '203.0.113.0/33', '203.0.113.1', false],
  ['IpAddress', '203.0.113.7/33', '203.0.113.7', false],
  ['IpAddress', '203.0.113.0/x', '203.0.113.1', false],
  ['IpAddress', 'not an address', '203.0.113.1', false],
  ['BinaryEquals', 'QmluYXJ5', 'QmluYXJ5', true],
  ['BinaryEquals', 'QQ==', 'QQ', true],
  ['BinaryEquals', 'QmluYXJ5', 'qmluYXJ5', false],
]

/** The negated operator of each that has one compares in the same way. */
const NEGATED: Readonly<Record<string, string>> = {
  StringEquals: 'StringNotEquals',
  StringEqualsIgnoreCase: 'StringNotEqualsIgnoreCase',
  StringLike: 'StringNotLike',
  ArnEquals: 'ArnNotEquals',
  ArnLike: 'ArnNotLike',
  NumericEquals: 'NumericNotEquals',
  DateEquals: 'DateNotEquals',
  IpAddress: 'NotIpAddress',
}

t.test('each operator with matches and near misses', async (t) => {
  for (const [name, expected, actual, holds] of TABLE) {
    const operator = OPERATORS.get(name)
    t.equal(operator?.compares(expected, actual, scope), holds, `${name}: ${expected} with ${actual}`)
    t.equal(operator?.negated, false)
    const negated = OPERATORS.get(NEGATED[name] ?? name)
    t.equal(negated?.compares(expected, actual, scope), holds, `${NEGATED[name]} compares as ${name}`)
  }
})

t.test('every operator is in the table, and every negated one is marked', async (t) => {
  const tested = new Set(TABLE.flatMap(([name]) => [name, NEGATED[name] ?? name]))
  t.same(
    [...OPERATORS.keys()].filter((name) => !tested.has(name)),
    [],
  )
  for (const name of Object.values(NEGATED)) t.equal(OPERATORS.get(name)?.negated, true, name)
})
