import t from 'tap'
import { evaluate } from '../../src/policy/evaluate.ts'
import type { Principal } from '../../src/policy/request.ts'
import {
  AWAY,
  allow,
  asking,
  BUCKET,
  bucketPolicy,
  deny,
  OBJECTS,
  policy,
  ROOT,
  session,
  user,
  verdict,
} from './ask.ts'

const identity = [policy('identity', allow())]
const silent = [policy('identity', allow({ Action: 's3:ListBucket', Resource: BUCKET }))]
const boundaryElsewhere = policy('boundary', allow({ Action: 'ec2:*', Resource: '*' }))
const sessionElsewhere = [policy('session', allow({ Action: 'ec2:*', Resource: '*' }))]
const to = (AWS: string | readonly string[]) => bucketPolicy(allow({ Principal: { AWS } }))
const everything = allow({ Action: '*', Resource: '*' })

t.test('one account: an Allow on either side is enough', async (t) => {
  t.equal(verdict(asking(), {}), 'implicit identity')
  t.equal(verdict(asking(), { identity }), 'allow')
  t.equal(verdict(asking(), { identity: silent }), 'implicit identity')
  t.equal(verdict(asking(), { resource: to(session.roleArn) }), 'allow')
  t.equal(verdict(asking(), { resource: to(session.arn) }), 'allow')
  t.equal(verdict(asking(), { resource: to('*') }), 'allow')
  t.equal(verdict(asking(), { resource: to(user.arn) }), 'implicit identity')
  t.equal(verdict(asking(), { resource: to(ROOT) }), 'implicit identity', 'the account hands over')
  t.equal(verdict(asking(), { identity, resource: to(ROOT) }), 'allow')
})

t.test('what the Principal names decides which implicit denies limit the grant', async (t) => {
  const boundary = boundaryElsewhere
  const named: readonly (readonly [Principal, string, string, string])[] = [
    [session, session.arn, 'allow', 'allow'],
    [session, '*', 'allow', 'allow'],
    [session, session.roleArn, 'implicit boundary', 'implicit session'],
    [session, ROOT, 'implicit boundary', 'implicit session'],
    [user, user.arn, 'allow', 'allow'],
    [user, ROOT, 'implicit boundary', 'implicit session'],
  ]
  for (const [principal, AWS, withBoundary, withSession] of named) {
    const resource = to(AWS)
    t.equal(verdict(asking({ principal }), { identity, resource, boundary }), withBoundary, AWS)
    t.equal(
      verdict(asking({ principal }), { identity, resource, session: sessionElsewhere }),
      withSession,
      AWS,
    )
  }
  const denying = policy('boundary', everything, deny())
  t.equal(verdict(asking(), { resource: to(session.arn), boundary: denying }), 'explicit boundary')
})

t.test('boundary, session and Organizations policies limit, and never grant', async (t) => {
  const scps = [[policy('scp', everything)]]
  const boundary = policy('boundary', everything)
  const all = { scps, boundary, session: [policy('session', everything)] }
  t.equal(verdict(asking(), all), 'implicit identity')
  t.equal(verdict(asking(), { identity, ...all }), 'allow')
  t.equal(verdict(asking(), { identity, ...all, boundary: boundaryElsewhere }), 'implicit boundary')
  t.equal(verdict(asking(), { identity, ...all, session: sessionElsewhere }), 'implicit session')
  t.equal(verdict(asking(), { identity, session: [] }), 'allow', 'no session policy was passed')
  const readOnly = [policy('scp', allow({ Resource: '*' }))]
  t.equal(verdict(asking(), { identity, scps: [...scps, readOnly] }), 'allow')
  t.equal(verdict(asking(), { identity, scps: [...scps, [policy('scp', deny())]] }), 'explicit scp')
  t.equal(verdict(asking(), { identity, scps: [...scps, []] }), 'implicit scp', 'every level has to allow')
  t.equal(verdict(asking(), { resource: to(session.arn), scps: [[]] }), 'implicit scp')
})

t.test('resource control policies and VPC endpoint policies', async (t) => {
  const outsiders = deny({
    Principal: '*',
    Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-ours' } },
  })
  const rcps = [[policy('rcp', outsiders)]]
  const inOrg = asking({ context: { 'aws:PrincipalOrgID': 'o-ours' } })
  t.equal(verdict(inOrg, { identity, rcps }), 'allow', 'AWS attaches the Allow itself')
  t.equal(verdict(asking(), { identity, rcps }), 'explicit rcp')
  const endpoint = (...statements: readonly unknown[]) => policy('vpc-endpoint', ...statements)
  const open = allow({ Principal: '*', Action: '*', Resource: '*' })
  t.equal(verdict(asking(), { identity, vpcEndpoint: endpoint(open) }), 'allow')
  const other = allow({ Principal: '*', Resource: 'arn:aws:s3:::other/*' })
  t.equal(verdict(asking(), { identity, vpcEndpoint: endpoint(other) }), 'implicit vpc-endpoint')
  const closed = deny({ Principal: '*' })
  t.equal(verdict(asking(), { identity, vpcEndpoint: endpoint(open, closed) }), 'explicit vpc-endpoint')
})

t.test('an explicit deny anywhere wins, and one layer is named', async (t) => {
  const resource = bucketPolicy(allow({ Principal: '*' }), deny({ Principal: { AWS: ROOT } }))
  t.equal(verdict(asking(), { identity, resource }), 'explicit resource')
  t.equal(verdict(asking({ principal: user }), { identity, resource }), 'explicit resource')
  t.equal(verdict(asking(), { identity: [...identity, policy('identity', deny())] }), 'explicit identity')
  const both = { identity: [policy('identity', deny())], scps: [[policy('scp', deny())]] }
  t.equal(verdict(asking(), both), 'explicit scp')
  t.equal(verdict(asking(), { identity: both.identity, scps: [[]] }), 'explicit identity')
})

t.test('another account: both have to allow', async (t) => {
  const request = asking({ resourceAccount: AWAY })
  t.equal(verdict(request, { identity }), 'implicit resource')
  t.equal(verdict(request, { resource: to(session.arn) }), 'implicit identity')
  for (const AWS of [session.arn, session.roleArn, ROOT, session.account, '*']) {
    t.equal(verdict(request, { identity, resource: to(AWS) }), 'allow', AWS)
  }
  t.equal(verdict(request, { identity, resource: to(`arn:aws:iam::${AWAY}:root`) }), 'implicit resource')
  const limited = { identity, resource: to(session.arn), boundary: boundaryElsewhere }
  t.equal(verdict(request, limited), 'implicit boundary', 'a direct grant is not above a foreign boundary')
})

t.test('a decision names the statements, the policy and what nearly matched', async (t) => {
  const arn = `arn:aws:iam::${session.account}:policy/no-deletes`
  const named = { ...policy('identity', allow(), deny({ Sid: 'NoDeletes', Action: 's3:Delete*' })), arn }
  const denied = evaluate(asking({ action: 's3:DeleteObject' }), { identity: [named] })
  t.match(denied, { effect: 'deny', kind: 'explicit', layer: 'identity', policyArn: arn })
  t.match(denied.statements, [{ policyName: 'the identity policy', index: 1, sid: 'NoDeletes' }])
  t.match(denied.trace, [
    { index: 0, misses: [{ element: 'Action', expected: ['s3:GetObject'], actual: 's3:DeleteObject' }] },
  ])
  t.match(evaluate(asking(), { identity: [named] }).statements, [{ index: 0, layer: 'identity' }])
  const near = evaluate(asking({ action: 's3:ListBucket', resource: BUCKET }), {
    identity: [policy('identity', allow({ Action: 's3:*' }), allow({ Action: 'ec2:*' }))],
  })
  t.same(near.trace.length, 1, 'two elements off is not near')
  t.match(near.trace, [{ misses: [{ element: 'Resource', expected: [OBJECTS], actual: BUCKET }] }])
  const silentPolicy = { ...policy('boundary', allow({ Action: 'ec2:*' })), arn }
  t.match(evaluate(asking(), { identity, boundary: silentPolicy }), { layer: 'boundary', policyArn: arn })
})
