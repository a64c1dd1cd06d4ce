import t from 'tap'
import { explain } from '../../src/explain/explain.ts'
import { messages } from './messages.ts'
import { harmless, texts, unknown } from './texts.ts'

t.test('each text is answered with its cause first', async (t) => {
  for (const { name, text, cause, finding, also = [] } of texts) {
    const { candidates } = explain(text)
    const causes = candidates.map((candidate) => candidate.cause)
    t.equal(causes[0], cause, name)
    if (finding !== undefined) t.equal(candidates[0]?.finding, finding, `${name}: its page`)
    for (const one of also) t.ok(causes.slice(0, 3).includes(one), `${name}: ${one} is among the first three`)
  }
})

t.test('each message is answered with its cause first', async (t) => {
  for (const [cause, message] of messages) t.equal(explain(message).candidates[0]?.cause, cause, message)
})

t.test('every candidate says why, what to do, and what to ask next', async (t) => {
  for (const { name, text } of texts) {
    for (const { title, why, fix, nextCheck, cause } of explain(text).candidates) {
      t.ok(title !== '' && why.length > 0 && fix.text.length > 20, `${name}: ${cause} is told`)
      t.ok(nextCheck.tells !== '' && nextCheck.command !== '', `${name}: ${cause} has a next check`)
    }
  }
})

t.test('what is not known is not guessed', async (t) => {
  for (const text of unknown) t.strictSame(explain(text).candidates, [], text)
})

t.test('what is harmless is called neither certain nor likely', async (t) => {
  for (const text of harmless) {
    const sure = explain(text).candidates.filter(({ confidence }) => confidence !== 'possible')
    t.strictSame(
      sure.map(({ cause, confidence }) => [cause, confidence]),
      [],
      text,
    )
  }
})

t.test('a name is no node, and what AWS names itself comes first', async (t) => {
  for (const role of ['sidekiq-worker', 'gitlab-workers', 'ci-worker']) {
    const text = `User: arn:aws:sts::111122223333:assumed-role/${role}/botocore-1 is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::acme/x" because no identity-based policy allows the s3:GetObject action`
    t.equal(explain(text).candidates[0]?.cause, 'identity-policy-missing-action', role)
  }
  const access = 'GET /v2/app/blobs/sha256:abc HTTP/1.1" 307 Temporary Redirect\n'.repeat(3)
  const denied =
    'AccessDenied: User: arn:aws:sts::111122223333:assumed-role/r/s is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::acme/x" with an explicit deny in a resource-based policy'
  t.equal(explain(access + denied).candidates[0]?.cause, 'bucket-policy-deny')
})

t.test('the certain is told apart from the possible', async (t) => {
  const sure = explain('NoSuchBucket: The specified bucket does not exist').candidates[0]
  t.equal(sure?.confidence, 'certain')
  const refused = explain('AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity').candidates
  t.strictSame(
    refused.slice(0, 3).map(({ confidence }) => confidence),
    ['likely', 'possible', 'possible'],
    'STS answers alike whatever is wrong, so nothing is certain',
  )
  t.equal(explain('context deadline exceeded').candidates[0]?.confidence, 'possible')
})

t.test('several errors at once are all answered', async (t) => {
  const both = texts.filter(({ cause }) =>
    ['kms-permission', 'clock-skew', 'oidc-provider-missing'].includes(cause),
  )
  const causes = explain(both.map(({ text }) => text).join('\n\n')).candidates.map(({ cause }) => cause)
  for (const cause of ['kms-permission', 'clock-skew', 'oidc-provider-missing'] as const)
    t.ok(causes.includes(cause), cause)
  t.equal(new Set(causes).size, causes.length, 'each cause once')
})

t.test('a fix is filled with what was recognised', async (t) => {
  const [missing] = explain(texts[0]?.text ?? '').candidates
  t.strictSame(missing?.fix.policies, [
    {
      attachTo: 'role-permissions',
      name: 'gitlab',
      mode: 'add',
      document: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::acme-uploads/*' }],
      },
    },
  ])
  t.match(missing?.fix.commands[0], /put-role-policy --role-name gitlab /)
  const user = explain(
    'User: arn:aws:iam::111122223333:user/ci/bot is not authorized to perform: s3:ListBucket on resource: "arn:aws-cn:s3:::acme" because no identity-based policy allows the s3:ListBucket action',
  ).candidates.find(({ cause }) => cause === 'identity-policy-missing-action')
  t.match(user?.fix.commands[0], /put-user-policy --user-name bot /)
  t.match(JSON.stringify(user?.fix.policies), 'arn:aws-cn:s3:::acme', 'the partition is kept')
})

t.test('where a Deny decided, no Allow is offered', async (t) => {
  const [denied] = explain(
    'User: arn:aws:sts::111122223333:assumed-role/gitlab/x is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::acme/x" with an explicit deny in an identity-based policy',
  ).candidates
  t.strictSame(denied?.fix.policies, [])
  t.match(denied?.fix.text, /Deny/)
})
