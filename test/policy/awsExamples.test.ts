import t from 'tap'
import type { Principal } from '../../src/policy/request.ts'
import { asking, bucketPolicy, policy, session, trust, verdict } from './ask.ts'

/** Situations of the IAM User Guide, in our own words and names. */

const account = '111122223333'
const carla: Principal = { kind: 'user', arn: `arn:aws:iam::${account}:user/carla`, account }

t.test('"Policy evaluation logic": one account, a bucket for oneself and none for logs', async (t) => {
  const identity = [
    policy(
      'identity',
      {
        Effect: 'Allow',
        Action: ['s3:GetBucketLocation', 's3:ListAllMyBuckets'],
        Resource: 'arn:aws:s3:::*',
      },
      { Effect: 'Allow', Action: 's3:*', Resource: ['arn:aws:s3:::carla/*', 'arn:aws:s3:::carla'] },
      { Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::*log*' },
    ),
  ]
  const put = (resource: string) =>
    asking({ action: 's3:PutObject', resource, principal: carla, resourceAccount: account })
  t.equal(verdict(put('arn:aws:s3:::carla-logs/file'), { identity }), 'explicit identity')
  t.equal(verdict(put('arn:aws:s3:::carla/file'), { identity }), 'allow')
  t.equal(verdict(put('arn:aws:s3:::carla/catalogue'), { identity }), 'explicit identity', '"log" in a key')
  t.equal(verdict(put('arn:aws:s3:::max/file'), { identity }), 'implicit identity')
})

t.test('"Cross-account policy evaluation logic": write, but not delete', async (t) => {
  const identity = [
    policy('identity', { Effect: 'Allow', Action: 's3:*Object*', Resource: 'arn:aws:s3:::Production/*' }),
  ]
  const resource = bucketPolicy({
    Effect: 'Allow',
    Action: ['s3:GetObject*', 's3:PutObject*'],
    Principal: { AWS: carla.arn },
    Resource: 'arn:aws:s3:::Production/*',
  })
  const ask = (action: string) =>
    asking({
      action,
      resource: 'arn:aws:s3:::Production/file',
      principal: carla,
      resourceAccount: '444455556666',
    })
  t.equal(verdict(ask('s3:PutObject'), { identity, resource }), 'allow')
  t.equal(verdict(ask('s3:DeleteObject'), { identity, resource }), 'implicit resource')
  t.equal(verdict(ask('s3:PutObject'), { identity }), 'implicit resource')
})

t.test(
  '"Condition operators": only over TLS, only from an address range, only fresh credentials',
  async (t) => {
    const plain = asking({ context: { 'aws:SecureTransport': 'false' } })
    const tls = asking({ context: { 'aws:SecureTransport': 'true' } })
    const identity = [
      policy(
        'identity',
        { Effect: 'Allow', Action: 's3:*', Resource: '*' },
        {
          Effect: 'Deny',
          Action: 's3:*',
          Resource: '*',
          Condition: { Bool: { 'aws:SecureTransport': false } },
        },
      ),
    ]
    t.equal(verdict(plain, { identity }), 'explicit identity')
    t.equal(verdict(tls, { identity }), 'allow')

    const office = { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:DB8:1234:5678::/64'] } }
    const fresh = { DateGreaterThan: { 'aws:TokenIssueTime': '2026-01-01T00:00:01Z' } }
    const guarded = [
      policy('identity', { Effect: 'Allow', Action: '*', Resource: '*', Condition: { ...office, ...fresh } }),
    ]
    const from = (ip: string, issued: string) =>
      verdict(asking({ context: { 'aws:SourceIp': ip, 'aws:TokenIssueTime': issued } }), {
        identity: guarded,
      })
    t.equal(from('203.0.113.9', '2026-02-01T00:00:00Z'), 'allow')
    t.equal(from('2001:db8:1234:5678::9', '2026-02-01T00:00:00Z'), 'allow')
    t.equal(from('198.51.100.9', '2026-02-01T00:00:00Z'), 'implicit identity')
    t.equal(from('203.0.113.9', '2025-02-01T00:00:00Z'), 'implicit identity')
    t.equal(
      verdict(asking({ context: {} }), { identity: guarded }),
      'implicit identity',
      'keys that are absent',
    )
  },
)

t.test('"NotAction" and "NotResource"', async (t) => {
  const notIam = [policy('identity', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' })]
  t.equal(verdict(asking(), { identity: notIam }), 'allow')
  t.equal(
    verdict(asking({ action: 'IAM:CreateUser', resource: '*' }), { identity: notIam }),
    'implicit identity',
  )
  const onlyHr = [
    policy(
      'identity',
      { Effect: 'Allow', Action: 's3:*', Resource: '*' },
      { Effect: 'Deny', Action: 's3:*', NotResource: ['arn:aws:s3:::hr', 'arn:aws:s3:::hr/*'] },
    ),
  ]
  t.equal(verdict(asking({ resource: 'arn:aws:s3:::hr/file' }), { identity: onlyHr }), 'allow')
  t.equal(verdict(asking({ resource: 'arn:aws:s3:::hrx/file' }), { identity: onlyHr }), 'explicit identity')
})

t.test('"NotPrincipal": all but one user, whose account has to be listed as well', async (t) => {
  const sparing = (...AWS: readonly string[]) =>
    bucketPolicy({ Effect: 'Deny', NotPrincipal: { AWS }, Action: 's3:*', Resource: 'arn:aws:s3:::*' })
  const identity = [policy('identity', { Effect: 'Allow', Action: 's3:*', Resource: '*' })]
  const ask = (principal: Principal) => asking({ principal })
  const root = `arn:aws:iam::${account}:root`
  const max: Principal = { ...carla, arn: `arn:aws:iam::${account}:user/max` }
  t.equal(verdict(ask(carla), { identity, resource: sparing(carla.arn, root) }), 'allow')
  t.equal(verdict(ask(max), { identity, resource: sparing(carla.arn, root) }), 'explicit resource')
  t.equal(verdict(ask(carla), { identity, resource: sparing(carla.arn) }), 'explicit resource')
  const all = sparing(session.arn, session.roleArn, root)
  t.equal(verdict(ask(session), { identity, resource: all }), 'allow')
  t.equal(verdict(ask(session), { identity, resource: sparing(session.roleArn, root) }), 'explicit resource')
})

t.test('a trust policy for an EKS cluster', async (t) => {
  const host = 'oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E'
  const providerArn = `arn:aws:iam::${account}:oidc-provider/${host}`
  const role = (operator: string, sub: string, provider = providerArn) => ({
    resource: trust({
      Effect: 'Allow',
      Principal: { Federated: provider },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        [operator]: { [`${host}:sub`]: sub },
        StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com' },
      },
    }),
  })
  const request = asking({
    action: 'sts:AssumeRoleWithWebIdentity',
    resource: `arn:aws:iam::${account}:role/gitlab`,
    principal: { kind: 'web-identity', providerArn },
    context: {
      [`${host}:sub`]: 'system:serviceaccount:gitlab:toolbox',
      [`${host}:aud`]: ['sts.amazonaws.com'],
    },
  })
  t.equal(verdict(request, role('StringLike', 'system:serviceaccount:gitlab:*')), 'allow')
  t.equal(
    verdict(request, role('StringEqualsIgnoreCase', 'system:serviceaccount:gitlab:*')),
    'implicit trust',
  )
  t.equal(verdict(request, role('StringLike', 'system:serviceaccount:other:*')), 'implicit trust')
  const otherCluster = providerArn.replace('EXAMPLE', 'ANOTHER')
  t.equal(verdict(request, role('StringLike', 'system:*', otherCluster)), 'implicit trust')
  t.equal(verdict({ ...request, action: 'sts:AssumeRole' }, role('StringLike', 'system:*')), 'implicit trust')
})
