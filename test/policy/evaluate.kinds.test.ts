import t from 'tap'
import {
  AWAY,
  allow,
  asking,
  bucketPolicy,
  deny,
  keyPolicy,
  policy,
  ROOT,
  session,
  trust,
  user,
  verdict,
} from './ask.ts'

const identity = [policy('identity', allow())]
const boundaryElsewhere = policy('boundary', allow({ Action: 'ec2:*', Resource: '*' }))
const to = (AWS: string | readonly string[]) => bucketPolicy(allow({ Principal: { AWS } }))

t.test('key policies: the key has to open itself first', async (t) => {
  const key = `arn:aws:kms:eu-west-1:${session.account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`
  const request = asking({ action: 'kms:Decrypt', resource: key })
  const decrypt = { Action: 'kms:Decrypt', Resource: '*' }
  const owner = [policy('identity', allow(decrypt))]
  const opens = (AWS: string) => keyPolicy(allow({ ...decrypt, Principal: { AWS } }))
  t.equal(verdict(request, { identity: owner, resource: opens(user.arn) }), 'implicit resource')
  t.equal(verdict(request, { resource: opens(ROOT) }), 'implicit identity')
  t.equal(verdict(request, { identity: owner, resource: opens(ROOT) }), 'allow')
  t.equal(verdict(request, { resource: opens(session.roleArn) }), 'allow')
  const away = { ...request, resourceAccount: AWAY }
  t.equal(verdict(away, { resource: opens(session.roleArn) }), 'implicit identity')
  t.equal(verdict(away, { identity: owner, resource: opens(session.roleArn) }), 'allow')
})

t.test('trust policies for principals of an account', async (t) => {
  const role = `arn:aws:iam::${AWAY}:role/backup`
  const assume = { Action: 'sts:AssumeRole' }
  const trusts = (AWS: string) => trust({ Effect: 'Allow', ...assume, Principal: { AWS } })
  const may = [policy('identity', allow({ ...assume, Resource: role }))]
  const request = asking({ action: 'sts:AssumeRole', resource: role, resourceAccount: AWAY })
  t.equal(verdict(request, { identity: may, resource: trusts(ROOT) }), 'allow')
  t.equal(verdict(request, { resource: trusts(ROOT) }), 'implicit identity')
  t.equal(verdict(request, { identity: may, resource: trusts(user.arn) }), 'implicit trust')
  const own = { ...request, resourceAccount: session.account }
  t.equal(verdict(own, { identity: may, resource: trusts(user.arn) }), 'implicit trust')
  t.equal(verdict(own, { resource: trusts(session.roleArn) }), 'allow')
  t.equal(verdict(own, { resource: trusts(ROOT) }), 'implicit identity')
})

t.test('principals without an account have only the resource policy', async (t) => {
  const anonymous = asking({ principal: { kind: 'anonymous' } })
  t.equal(verdict(anonymous, { identity }), 'implicit resource', 'identity policies are not theirs')
  t.equal(verdict(anonymous, { resource: to('*'), scps: [[]] }), 'allow')
  t.equal(verdict(anonymous, { resource: to(ROOT) }), 'implicit resource')
  const service = asking({ principal: { kind: 'service', service: 'logging.s3.amazonaws.com' } })
  const Principal = { Service: 'logging.s3.amazonaws.com' }
  t.equal(verdict(service, { resource: bucketPolicy(allow({ Principal })) }), 'allow')
  t.equal(verdict(service, { resource: to('*') }), 'implicit resource')
})

t.test('the root user needs no identity policy', async (t) => {
  const root = asking({ principal: { kind: 'account-root', arn: ROOT, account: session.account } })
  t.equal(verdict(root, { boundary: boundaryElsewhere }), 'allow')
  t.equal(verdict(root, { scps: [[]] }), 'implicit scp')
  t.equal(verdict(root, { resource: bucketPolicy(deny({ Principal: '*' })) }), 'explicit resource')
  t.equal(verdict({ ...root, resourceAccount: AWAY }, {}), 'implicit resource')
  t.equal(verdict({ ...root, resourceAccount: AWAY }, { resource: to(ROOT) }), 'allow')
  t.equal(
    verdict(root, { resource: keyPolicy(allow({ Principal: { AWS: user.arn } })) }),
    'implicit resource',
  )
})
