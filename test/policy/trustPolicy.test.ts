import t from 'tap'
import { parsePolicy } from '../../src/policy/parsePolicy.ts'
import type { Principal } from '../../src/policy/request.ts'
import { trustPolicy } from '../../src/policy/trustPolicy.ts'
import { asking, verdict } from './ask.ts'

const host = 'oidc.eks.cn-north-1.amazonaws.com.cn/id/EXAMPLED539D4633E53DE1B716D3041E'
const providerArn = `arn:aws-cn:iam::111122223333:oidc-provider/${host}`
const subject = 'system:serviceaccount:gitlab:gitlab-toolbox'
const base = {
  partition: 'aws-cn',
  roleAccount: '111122223333',
  issuer: `https://${host}`,
  audience: 'sts.amazonaws.com',
}

function outcome(of: string | readonly string[], sub: string, aud = 'sts.amazonaws.com'): string {
  const parsed = parsePolicy(trustPolicy({ ...base, subject: of }), 'trust')
  if (!parsed.ok) return JSON.stringify(parsed.problems)
  const principal: Principal = { kind: 'web-identity', providerArn }
  const request = asking({
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: 'arn:aws-cn:iam::111122223333:role/gitlab',
    principal,
    context: { [`${host}:sub`]: sub, [`${host}:aud`]: aud },
  })
  return verdict(request, { resource: { kind: 'trust', name: 'gitlab', document: parsed.policy } })
}

t.test('the document', async (t) => {
  t.same(trustPolicy({ ...base, subject }), {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: providerArn },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com', [`${host}:sub`]: subject } },
      },
    ],
  })
})

t.test('it lets in whom it names, and nobody else', async (t) => {
  t.equal(outcome(subject, subject), 'allow')
  t.equal(outcome(subject, `${subject}-2`), 'implicit trust')
  t.equal(outcome(subject, subject, 'sts.amazonaws.com.cn'), 'implicit trust')
  t.equal(outcome([subject, 'system:serviceaccount:gitlab:registry'], subject), 'allow')
  t.equal(outcome('system:serviceaccount:gitlab:*', subject), 'allow')
  t.equal(outcome('system:serviceaccount:other:*', subject), 'implicit trust')
})
