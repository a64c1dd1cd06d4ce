import t from 'tap'
import { requestKeys } from '../../src/policy/context.ts'
import { asking, ROOT, session, user } from './ask.ts'

t.test('keys are found in any case, and what is given wins', async (t) => {
  const keys = requestKeys(asking({ context: { 'AWS:SourceVPCE': 'vpce-1', 'aws:principalarn': 'given' } }))
  t.same(keys('aws:SourceVpce'), ['vpce-1'])
  t.same(keys('aws:PrincipalArn'), ['given'])
  t.equal(keys('aws:SourceVpc'), undefined)
})

t.test('keys that follow from the principal', async (t) => {
  const ofSession = requestKeys(asking())
  t.same(ofSession('aws:PrincipalArn'), [session.roleArn], 'the role, not the session')
  t.same(ofSession('aws:userid'), [`${session.roleId}:toolbox`])
  t.same(ofSession('aws:PrincipalType'), ['AssumedRole'])
  t.same(ofSession('aws:PrincipalAccount'), [session.account])
  t.same(ofSession('aws:ResourceAccount'), [session.account])
  t.equal(ofSession('aws:username'), undefined)
  const ofUser = requestKeys(asking({ principal: user }))
  t.same(ofUser('aws:username'), ['Zoe'], 'without the path')
  t.same(ofUser('aws:userid'), [user.userId])
  const root = requestKeys(asking({ principal: { kind: 'account-root', arn: ROOT, account: user.account } }))
  t.same(root('aws:PrincipalType'), ['Account'])
  const nobody = requestKeys(asking({ principal: { kind: 'anonymous' } }))
  t.same(nobody('aws:PrincipalType'), ['Anonymous'])
  t.equal(nobody('aws:PrincipalAccount'), undefined)
  const web = requestKeys(asking({ principal: { kind: 'web-identity', providerArn: 'arn:x' } }))
  t.equal(web('aws:PrincipalAccount'), undefined)
  const service = requestKeys(asking({ principal: { kind: 'service', service: 'pods.eks.amazonaws.com' } }))
  t.same(service('aws:PrincipalIsAWSService'), ['true'])
})

t.test('the time is only what it is given', async (t) => {
  t.equal(requestKeys(asking())('aws:EpochTime'), undefined)
  const keys = requestKeys(asking({ context: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } }))
  t.same(keys('aws:EpochTime'), ['1767225600'])
})
