import t from 'tap'
import { type Denial, isWithoutReason, readAccessDenied } from '../../src/policy/accessDenied.ts'

const WHO = 'arn:aws:sts::111122223333:assumed-role/gitlab/session'
const HEAD = `User: ${WHO} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::b/k"`
const READ = { principal: WHO, action: 's3:PutObject', resource: 'arn:aws:s3:::b/k' }
const SCP = 'arn:aws:organizations::777788889999:policy/o-abc/service_control_policy/p-1'

/** What follows the head, and what it means. */
const reasons: readonly (readonly [string, Denial])[] = [
  [
    'because no identity-based policy allows the s3:PutObject action',
    { effect: 'implicit', layer: 'identity' },
  ],
  ['with an explicit deny in an identity-based policy', { effect: 'explicit', layer: 'identity' }],
  [
    'because no resource-based policy allows the s3:PutObject action',
    { effect: 'implicit', layer: 'resource' },
  ],
  ['with an explicit deny in a resource-based policy', { effect: 'explicit', layer: 'resource' }],
  [
    'because no permissions boundary allows the s3:PutObject action',
    { effect: 'implicit', layer: 'boundary' },
  ],
  ['with an explicit deny in a permissions boundary', { effect: 'explicit', layer: 'boundary' }],
  ['because no session policy allows the s3:PutObject action', { effect: 'implicit', layer: 'session' }],
  ['because no sessions policy allows the s3:PutObject action', { effect: 'implicit', layer: 'session' }],
  ['with an explicit deny in a session policy', { effect: 'explicit', layer: 'session' }],
  ['because no service control policy allows the s3:PutObject action', { effect: 'implicit', layer: 'scp' }],
  ['with an explicit deny in a service control policy', { effect: 'explicit', layer: 'scp' }],
  ['with an explicit deny in a resource control policy', { effect: 'explicit', layer: 'rcp' }],
  [
    'because no VPC endpoint policy allows the s3:PutObject action',
    { effect: 'implicit', layer: 'vpc-endpoint' },
  ],
  ['with an explicit deny in a VPC endpoint policy', { effect: 'explicit', layer: 'vpc-endpoint' }],
  [
    'with an explicit deny in a VPC endpoint policy transitively through a service control policy',
    { effect: 'explicit', layer: 'vpc-endpoint', via: 'service control policy' },
  ],
  ['because no role trust policy allows the sts:AssumeRole action', { effect: 'implicit', layer: 'trust' }],
  ['with an explicit deny in the role trust policy', { effect: 'explicit', layer: 'trust' }],
  [
    'because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.',
    { setting: 'BlockPublicAcls' },
  ],
  [
    'because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.',
    { setting: 'BlockPublicPolicy' },
  ],
  [
    'because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C).',
    { setting: 'BlockedEncryptionTypes' },
  ],
  [
    `with an explicit deny in a service control policy: ${SCP}`,
    { effect: 'explicit', layer: 'scp', policyArn: SCP },
  ],
  [
    `with an explicit deny in a service control policy, with policy ARN: ${SCP}.`,
    { effect: 'explicit', layer: 'scp', policyArn: SCP },
  ],
  ['with an explicit deny in an identity-based policy.', { effect: 'explicit', layer: 'identity' }],
  ['', {}],
]

t.test('who, what, on what, and why: every reason that AWS documents', async (t) => {
  for (const [reason, meaning] of reasons)
    t.same(readAccessDenied(`${HEAD} ${reason}`), { ...READ, ...meaning }, reason)
})

t.test('the resource may be missing, unquoted, or end a sentence', async (t) => {
  const reason = 'because no identity-based policy allows the s3:ListBucket action'
  t.same(readAccessDenied(`User: ${WHO} is not authorized to perform: s3:ListBucket ${reason}`), {
    principal: WHO,
    action: 's3:ListBucket',
    effect: 'implicit',
    layer: 'identity',
  })
  t.equal(
    readAccessDenied(
      `User: ${WHO} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::1:role/r`,
    ).resource,
    'arn:aws:iam::1:role/r',
  )
  t.equal(
    readAccessDenied(
      `User: ${WHO} is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:x:1:key/k.`,
    ).resource,
    'arn:aws:kms:x:1:key/k',
  )
})

t.test('KMS: with a reason of its own, or with three at once', async (t) => {
  const head = `User: ${WHO} is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:eu-central-1:111122223333:key/k`
  t.match(
    readAccessDenied(`${head} because no resource-based policy allows the kms:GenerateDataKey action`),
    {
      action: 'kms:GenerateDataKey',
      effect: 'implicit',
      layer: 'resource',
    },
  )
  const threefold = readAccessDenied(
    `${head} on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`,
  )
  t.equal(threefold.layer, 'resource')
  t.equal(threefold.effect, undefined, 'AWS does not say which of the three')
})

t.test('line breaks, capitals and anonymous callers', async (t) => {
  t.match(
    readAccessDenied(
      `USER: anonymous is not\nauthorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/k"`,
    ),
    {
      principal: 'anonymous',
      action: 's3:GetObject',
    },
  )
  t.equal(readAccessDenied(`${HEAD} With An Explicit Deny In A Resource-Based Policy`).layer, 'resource')
})

t.test('without a reason', async (t) => {
  for (const text of ['Access Denied', 'Access Denied.', '', 'UnknownError', 'Forbidden', HEAD, `${HEAD}.`]) {
    t.ok(isWithoutReason(readAccessDenied(text)), text)
  }
  t.same(readAccessDenied('Access Denied'), {})
  t.notOk(isWithoutReason(readAccessDenied('Access Denied because object protected by object lock.')))
  t.notOk(isWithoutReason(readAccessDenied(`${HEAD} with an explicit deny in a resource-based policy`)))
})

t.test('a code that stands for the words is no reason', async (t) => {
  for (const text of ['AccessDenied', 'AccessDenied: Access Denied', 'Access Denied.', 'Forbidden'])
    t.ok(isWithoutReason(readAccessDenied(text)), text)
})

t.test('a reason in other words is a reason', async (t) => {
  for (const text of [
    'Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.',
    'Mfa Authentication must be used for this request',
    'Request has expired',
    `${HEAD} because of a reason that AWS invents next year`,
  ]) {
    t.ok(readAccessDenied(text).unread, text)
    t.notOk(isWithoutReason(readAccessDenied(text)), text)
  }
})

t.test('a hostile text of any length is read in no time', async (t) => {
  const began = performance.now()
  readAccessDenied(`User: ${'a '.repeat(50_000)}`)
  readAccessDenied(
    `${HEAD} with an explicit deny in a VPC endpoint policy transitively through a ${'x '.repeat(50_000)}`,
  )
  t.ok(performance.now() - began < 1000)
})
