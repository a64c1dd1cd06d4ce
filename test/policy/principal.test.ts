import t from 'tap'
import type { PrincipalElement } from '../../src/policy/document.ts'
import { entriesOf, exemptedBy, namedBy } from '../../src/policy/principal.ts'
import type { Principal } from '../../src/policy/request.ts'
import { AWAY, HOME, ROOT, session, user } from './ask.ts'

const web: Principal = { kind: 'web-identity', providerArn: `arn:aws:iam::${HOME}:oidc-provider/host/id/A` }
const service: Principal = { kind: 'service', service: 'pods.eks.amazonaws.com' }
const anonymous: Principal = { kind: 'anonymous' }
const aws = (...AWS: readonly string[]): PrincipalElement => ({ AWS })

t.test('how a Principal element names the one who asks', async (t) => {
  const table: readonly (readonly [Principal, PrincipalElement, string | undefined])[] = [
    [session, aws(session.arn), 'direct'],
    [session, aws(session.roleArn), 'role'],
    [session, aws('AROAEXAMPLEROLEID0001'), 'role'],
    [session, aws(ROOT), 'account'],
    [session, aws(HOME), 'account'],
    [session, aws(HOME, session.roleArn), 'role'],
    [session, aws('*'), 'direct'],
    [session, '*', 'direct'],
    [session, aws(AWAY), undefined],
    [session, aws(session.arn.replace('toolbox', '*')), undefined],
    [session, aws(session.roleArn.replace('/apps', '')), undefined],
    [session, aws(session.roleArn.toUpperCase()), undefined],
    [session, { Federated: [session.arn] }, undefined],
    [user, aws(user.arn), 'direct'],
    [user, aws('AIDAEXAMPLEUSERID0001'), 'direct'],
    [user, aws(user.arn.replace('Zoe', 'zoe')), undefined],
    [user, aws(ROOT), 'account'],
    [web, { Federated: [web.providerArn] }, 'direct'],
    [web, { Federated: [web.providerArn.replace(HOME, AWAY)] }, undefined],
    [web, aws(web.providerArn), undefined],
    [web, aws('*'), undefined],
    [web, '*', 'direct'],
    [service, { Service: ['ec2.amazonaws.com', 'pods.eks.amazonaws.com'] }, 'direct'],
    [service, { Service: ['ec2.amazonaws.com'] }, undefined],
    [anonymous, '*', 'direct'],
    [anonymous, aws('*'), 'direct'],
    [anonymous, aws(ROOT), undefined],
  ]
  for (const [principal, element, expected] of table) {
    t.equal(namedBy(element, principal), expected, `${principal.kind} in ${JSON.stringify(element)}`)
  }
})

t.test('whom NotPrincipal leaves out', async (t) => {
  t.ok(exemptedBy(aws(session.arn, session.roleArn, ROOT), session, 'Deny'))
  t.notOk(exemptedBy(aws(session.roleArn, ROOT), session, 'Deny'))
  t.ok(exemptedBy(aws(ROOT), session, 'Allow'))
  t.notOk(exemptedBy(aws(AWAY), session, 'Allow'))
  t.notOk(exemptedBy(aws(ROOT), anonymous, 'Deny'))
  t.ok(exemptedBy('*', anonymous, 'Deny'))
})

t.test('entries with their types', async (t) => {
  t.same(entriesOf('*'), ['*'])
  t.same(entriesOf({ AWS: ['1', '2'], Service: ['s'] }), ['AWS:1', 'AWS:2', 'Service:s'])
})
