import fc from 'fast-check'
import t from 'tap'
import { statementsOf } from '../../src/policy/amend.ts'
import { amendTrust, letsIn } from '../../src/policy/amendTrust.ts'
import { parsePolicy } from '../../src/policy/parsePolicy.ts'
import { trustFaults } from '../../src/policy/trustFaults.ts'
import { trustPolicy } from '../../src/policy/trustPolicy.ts'

const roleArn = 'arn:aws:iam::111122223333:role/team/gitlab'
const host = 'oidc.eks.eu-west-1.amazonaws.com/id/D8F2A1C04B7E4E5F'
const token = {
  issuer: `https://${host}`,
  subject: 'system:serviceaccount:gitlab:gitlab-toolbox',
  audience: ['sts.amazonaws.com'],
}
const provider = `arn:aws:iam::111122223333:oidc-provider/${host}`
const [right] = trustPolicy({
  partition: 'aws',
  roleAccount: '111122223333',
  issuer: token.issuer,
  subject: token.subject,
  audience: 'sts.amazonaws.com',
}).Statement

/** A statement of a human hand: each element right, or with one of the usual slips. */
const statement = fc
  .record({
    provider: fc.constantFrom(
      provider,
      provider.replace('D8F2', '0000'),
      provider.replace('111122223333', '444455556666'),
      provider.toLowerCase(),
    ),
    action: fc.constantFrom<string | string[]>(
      'sts:AssumeRoleWithWebIdentity',
      'sts:AssumeRole',
      ['sts:AssumeRole', 'sts:TagSession'],
      'sts:*',
    ),
    operator: fc.constantFrom(
      'StringEquals',
      'StringLike',
      'ForAnyValue:StringEquals',
      'StringEqualsIgnoreCase',
    ),
    prefix: fc.constantFrom(
      host,
      `https://${host}`,
      provider,
      host.replace('D8F2', '0000'),
      `oidc-provider/${host}`,
    ),
    sub: fc.constantFrom(
      token.subject,
      'system:serviceaccount:gitlab:*',
      'system:serviceaccount:other:web',
      token.subject.toUpperCase(),
    ),
    aud: fc.constantFrom('sts.amazonaws.com', 'gitlab', undefined),
    claim: fc.constantFrom('sub', 'sub', 'sub', 'namespace'),
  })
  .map(({ provider: Federated, action, operator, prefix, sub, aud, claim }) => ({
    Effect: 'Allow',
    Principal: { Federated },
    Action: action,
    Condition: {
      [operator]: { [`${prefix}:${claim}`]: sub, ...(aud === undefined ? {} : { [`${host}:aud`]: aud }) },
    },
  }))

t.test('the smallest change lets the token in, whatever the slips, and leaves the others alone', async () => {
  const nodes = {
    Sid: 'Nodes',
    Effect: 'Allow',
    Principal: { Service: 'ec2.amazonaws.com' },
    Action: 'sts:AssumeRole',
  }
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 3 }), (written) => {
      const document = { Version: '2012-10-17', Statement: [nodes, ...written] }
      const parsed = parsePolicy(document, 'trust')
      if (!parsed.ok || letsIn(document, roleArn, token)) return
      const amended = amendTrust(document, trustFaults(parsed.policy, roleArn, token), roleArn, token)
      const after = statementsOf(amended).map((one) => JSON.stringify(one))
      const changed = [nodes, ...written].filter((one) => !after.includes(JSON.stringify(one)))
      if (!letsIn(amended, roleArn, token))
        throw new Error(`it does not let the token in: ${after.join('\n')}`)
      if (changed.length > 1) throw new Error(`more than one statement changed: ${JSON.stringify(changed)}`)
      if (!after.includes(JSON.stringify(nodes))) throw new Error('the statement for nodes changed')
    }),
    { numRuns: 500 },
  )
})

t.test('a policy without any statement that fits gets one', async (t) => {
  const document = { Statement: { Effect: 'Deny', Principal: '*', Action: 'sts:TagSession' } }
  t.same(statementsOf(amendTrust(document, undefined, roleArn, token)), [document.Statement, right])
})
