import t from 'tap'
import { parsePolicy } from '../../src/policy/parsePolicy.ts'
import type { Layer } from '../../src/policy/request.ts'

const good = { Effect: 'Allow', Action: 's3:*', Resource: '*' }

function paths(json: unknown, layer?: Layer): readonly string[] {
  const parsed = parsePolicy(json, layer)
  return parsed.ok ? [] : parsed.problems.map(({ path }) => path)
}

t.test('one or many becomes many', async (t) => {
  const parsed = parsePolicy({
    Version: '2012-10-17',
    Id: 'x',
    Statement: {
      Sid: 'One',
      ...good,
      Principal: { AWS: '111122223333', Service: ['ec2.amazonaws.com'] },
      Condition: { Bool: { 'aws:SecureTransport': true }, NumericLessThan: { 's3:max-keys': [10, '20'] } },
    },
  })
  t.same(parsed, {
    ok: true,
    policy: {
      Version: '2012-10-17',
      Id: 'x',
      Statement: [
        {
          Sid: 'One',
          Effect: 'Allow',
          Principal: { AWS: ['111122223333'], Service: ['ec2.amazonaws.com'] },
          Action: ['s3:*'],
          Resource: ['*'],
          Condition: {
            Bool: { 'aws:SecureTransport': ['true'] },
            NumericLessThan: { 's3:max-keys': ['10', '20'] },
          },
        },
      ],
    },
  })
})

t.test('what was parsed parses again to the same', async (t) => {
  const parsed = parsePolicy({
    Statement: [{ Effect: 'Deny', NotAction: 'a:b', NotResource: '*', Principal: '*' }],
  })
  t.match(parsed, { ok: true, policy: { Version: '2008-10-17' } }, 'no Version is the older language')
  if (parsed.ok) t.same(parsePolicy(parsed.policy), parsed)
})

t.test('problems have paths', async (t) => {
  const table: readonly (readonly [unknown, readonly string[]])[] = [
    [null, ['$']],
    ['{}', ['$']],
    [[], ['$']],
    [{}, ['$.Statement']],
    [{ Statement: [] }, ['$.Statement']],
    [{ Version: '2012-10-18', Statement: good }, ['$.Version']],
    [{ version: '2012-10-17', Statement: good }, ['$.version']],
    [{ Id: 1, Statement: good }, ['$.Id']],
    [{ Statement: ['x'] }, ['$.Statement[0]']],
    [{ Statement: [good, { ...good, Effect: 'allow' }] }, ['$.Statement[1].Effect']],
    [{ Statement: { ...good, Actions: 's3:*' } }, ['$.Statement.Actions']],
    [{ Statement: { ...good, Sid: 1 } }, ['$.Statement.Sid']],
    [
      {
        Statement: [
          { ...good, Sid: 'A' },
          { ...good, Sid: 'A' },
        ],
      },
      ['$.Statement[1].Sid'],
    ],
    [{ Statement: { Effect: 'Allow', Resource: '*' } }, ['$.Statement']],
    [{ Statement: { ...good, NotAction: 's3:*' } }, ['$.Statement']],
    [{ Statement: { ...good, Action: [] } }, ['$.Statement.Action']],
    [{ Statement: { ...good, Action: ['s3:*', 1] } }, ['$.Statement.Action[1]']],
    [{ Statement: { ...good, Action: 'GetObject' } }, ['$.Statement.Action']],
    [{ Statement: { ...good, Resource: 'gitlab-lfs/*' } }, ['$.Statement.Resource']],
    [{ Statement: { ...good, Resource: { Ref: 'x' } } }, ['$.Statement.Resource']],
    [{ Statement: { ...good, Principal: 'arn:aws:iam::111122223333:root' } }, ['$.Statement.Principal']],
    [{ Statement: { ...good, Principal: { Aws: '*' } } }, ['$.Statement.Principal.Aws']],
    [{ Statement: { ...good, Condition: [] } }, ['$.Statement.Condition']],
    [{ Statement: { ...good, Condition: { StringIs: {} } } }, ['$.Statement.Condition.StringIs']],
    [{ Statement: { ...good, Condition: { Bool: 'x' } } }, ['$.Statement.Condition.Bool']],
    [{ Statement: { ...good, Condition: { Bool: { 'a:b': null } } } }, ['$.Statement.Condition.Bool["a:b"]']],
  ]
  for (const [json, expected] of table) t.same(paths(json), expected, JSON.stringify(json))
})

t.test('a wrong case is told as such', async (t) => {
  t.match(parsePolicy({ Statement: good, version: '2012-10-17' }), {
    problems: [{ message: 'must be written "Version"' }],
  })
})

t.test('what each kind of policy demands and forbids', async (t) => {
  const withPrincipal = { Statement: { ...good, Principal: '*' } }
  const trust = { Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: '*' } }
  for (const layer of ['identity', 'boundary', 'session', 'scp'] as const) {
    t.same(paths({ Statement: good }, layer), [], layer)
    t.same(paths(withPrincipal, layer), ['$.Statement.Principal'], layer)
  }
  for (const layer of ['resource', 'rcp', 'vpc-endpoint'] as const) {
    t.same(paths(withPrincipal, layer), [], layer)
    t.same(paths({ Statement: good }, layer), ['$.Statement'], layer)
  }
  t.same(paths(trust, 'trust'), [])
  t.same(paths(withPrincipal, 'trust'), ['$.Statement.Resource'])
  t.same(paths(trust, 'resource'), ['$.Statement'], 'no Resource')
})
