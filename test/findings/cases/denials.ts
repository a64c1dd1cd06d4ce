import type { Evidence } from '../../../src/model/evidence.ts'
import { evidence } from '../evidence.ts'
import { ROLE_ARN } from '../healthy.ts'
import { refused } from '../outcomes.ts'
import { type Cases, denied, deniedText } from './case.ts'

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const OTHER_KEY = KEY.replace('1234abcd', '9876fedc')
const FOREIGN_KEY = KEY.replace('111122223333', '444455556666')
const SCP = 'arn:aws:organizations::777788889999:policy/o-abc/service_control_policy/p-scp1'

/** Writing to these buckets is denied for this reason. */
function writing(reason: string, ...buckets: readonly string[]): Evidence {
  return evidence({
    buckets: Object.fromEntries(
      (buckets.length === 0 ? ['a'] : buckets).map((name) => [
        name,
        { 's3-write': denied('s3:PutObject', `arn:aws:s3:::${name}/k`, reason) },
      ]),
    ),
  })
}

function kms(action: string, key: string, reason: string) {
  return refused(
    'AccessDenied',
    `User: arn:aws:sts::111122223333:assumed-role/gitlab/s is not authorized to perform: ${action} on resource: ${key} ${reason}`,
  )
}

const noKeyPolicy = (action: string) => `because no resource-based policy allows the ${action} action`
const noRolePolicy = (action: string) => `because no identity-based policy allows the ${action} action`
const notFound =
  'on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access'

export const denials: Cases = {
  'service-control-policy-denies': {
    matches: [
      {
        story: 'explicit, with the policy named, in three buckets',
        evidence: writing(`with an explicit deny in a service control policy: ${SCP}`, 'a', 'b', 'c'),
        says: [
          'describe-policy --policy-id p-scp1',
          'An Allow will not help',
          'buckets a, b and c',
          '111122223333',
        ],
      },
      {
        story: 'implicit',
        evidence: writing('because no service control policy allows the s3:PutObject action'),
        says: ['not allowed by', 'list-policies-for-target --target-id 111122223333'],
      },
    ],
    nearMisses: [
      {
        story: 'the other side of the organization',
        evidence: writing('with an explicit deny in a resource control policy'),
        finds: ['resource-control-policy-denies'],
      },
    ],
  },
  'resource-control-policy-denies': {
    matches: [
      {
        story: 'explicit',
        evidence: writing('with an explicit deny in a resource control policy', 'a', 'b'),
        says: ['aws:PrincipalOrgID'],
      },
    ],
    nearMisses: [
      {
        story: 'the bucket policy',
        evidence: writing('with an explicit deny in a resource-based policy'),
        finds: ['bucket-policy-denies'],
      },
    ],
  },
  'vpc-endpoint-policy-denies': {
    matches: [
      {
        story: 'implicit',
        evidence: writing('because no VPC endpoint policy allows the s3:PutObject action'),
        says: ['Add these buckets', 'com.amazonaws.eu-central-1.s3'],
      },
      {
        story: 'through a service control policy',
        evidence: writing(
          'with an explicit deny in a VPC endpoint policy transitively through a service control policy',
        ),
        says: ['through a service control policy'],
      },
    ],
    nearMisses: [
      {
        story: 'the boundary',
        evidence: writing('because no permissions boundary allows the s3:PutObject action'),
        finds: ['permissions-boundary-denies'],
      },
    ],
  },
  'permissions-boundary-denies': {
    matches: [
      {
        story: 'implicit: the statement for the boundary is printed',
        evidence: writing('because no permissions boundary allows the s3:PutObject action'),
        says: ['an Allow in the role', 'arn:aws:s3:::a/*', 'Role.PermissionsBoundary'],
      },
      {
        story: 'explicit, with the policy named',
        evidence: writing(
          'with an explicit deny in a permissions boundary: arn:aws:iam::111122223333:policy/limits',
        ),
        says: ['An Allow will not help', 'get-policy --policy-arn arn:aws:iam::111122223333:policy/limits'],
      },
    ],
    nearMisses: [
      {
        story: 'the role itself',
        evidence: writing('with an explicit deny in an identity-based policy'),
        finds: ['identity-policy-denies'],
      },
    ],
  },
  'session-policy-denies': {
    matches: [
      { story: 'implicit', evidence: writing('because no session policy allows the s3:PutObject action') },
      {
        story: "in the documentation's older words",
        evidence: writing('with an explicit deny in a sessions policy'),
        says: ['IRSA passes no session policy'],
      },
    ],
    nearMisses: [
      {
        story: 'the organization',
        evidence: writing('because no service control policy allows the s3:PutObject action'),
        finds: ['service-control-policy-denies'],
      },
    ],
  },
  'kms-permission-missing': {
    matches: [
      {
        story: "two keys missing in the role's policy are one cause",
        evidence: evidence({
          buckets: {
            a: {
              's3-write': kms('kms:GenerateDataKey', KEY, noRolePolicy('kms:GenerateDataKey')),
              's3-multipart': kms('kms:Decrypt', KEY, noRolePolicy('kms:Decrypt')),
            },
            b: { 's3-write': kms('kms:GenerateDataKey', OTHER_KEY, noRolePolicy('kms:GenerateDataKey')) },
          },
        }),
        says: ['kms:GenerateDataKey and kms:Decrypt are not allowed', `"Resource":["${KEY}","${OTHER_KEY}"]`],
      },
      {
        story: 'the key policy does not allow it',
        evidence: evidence({
          buckets: { a: { 's3-write': kms('kms:GenerateDataKey', KEY, noKeyPolicy('kms:GenerateDataKey')) } },
        }),
        says: ['"attachTo":"key"', `"AWS":"${ROLE_ARN}"`, 'get-key-policy'],
      },
      {
        story: 'a key of another account',
        evidence: evidence({
          buckets: { a: { 's3-write': kms('kms:GenerateDataKey', FOREIGN_KEY, notFound) } },
        }),
        says: ['another account', 'both its key policy'],
      },
      {
        story: 'a Deny in the key policy',
        evidence: evidence({
          buckets: {
            a: { 's3-read': kms('kms:Decrypt', KEY, 'with an explicit deny in a resource-based policy') },
          },
        }),
        says: ['An Allow will not help'],
      },
      {
        story: "S3's older words",
        evidence: evidence({
          buckets: {
            a: {
              's3-read': refused(
                'AccessDenied',
                'The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.',
              ),
            },
          },
        }),
        says: ['"likely"'],
      },
    ],
    nearMisses: [
      {
        story: 'S3 itself',
        evidence: writing(noRolePolicy('s3:PutObject')),
        finds: ['identity-policy-missing-action'],
      },
      {
        story: 'the organization denies the key',
        evidence: evidence({
          buckets: {
            a: {
              's3-write': kms(
                'kms:GenerateDataKey',
                KEY,
                'with an explicit deny in a service control policy',
              ),
            },
          },
        }),
        finds: ['service-control-policy-denies'],
      },
    ],
  },
  'identity-policy-denies': {
    matches: [
      {
        story: 'with the policy named',
        evidence: writing(
          'with an explicit deny in an identity-based policy: arn:aws:iam::111122223333:policy/deny',
          'a',
          'b',
        ),
        says: ['An Allow will not help', 'arn:aws:iam::111122223333:policy/deny'],
      },
    ],
    nearMisses: [
      {
        story: 'an Allow is missing',
        evidence: writing(noRolePolicy('s3:PutObject')),
        finds: ['identity-policy-missing-action'],
      },
    ],
  },
  'bucket-policy-denies': {
    matches: [
      {
        story: 'only writing: the encryption header',
        evidence: writing('with an explicit deny in a resource-based policy', 'a', 'b'),
        says: ['An Allow will not help', 's3:x-amz-server-side-encryption', 'get-bucket-policy --bucket a'],
      },
      {
        story: 'two buckets that deny different things are two causes',
        evidence: evidence({
          buckets: {
            a: {
              's3-write': denied(
                's3:PutObject',
                'arn:aws:s3:::a/k',
                'with an explicit deny in a resource-based policy',
              ),
            },
            b: {
              's3-delete': denied(
                's3:DeleteObject',
                'arn:aws:s3:::b/k',
                'with an explicit deny in a resource-based policy',
              ),
            },
          },
        }),
        finds: ['bucket-policy-denies', 'bucket-policy-denies'],
      },
    ],
    nearMisses: [
      {
        story: 'the bucket policy lacks an Allow',
        evidence: writing(noKeyPolicy('s3:PutObject')),
        finds: ['bucket-policy-lacks-allow'],
      },
    ],
  },
  'bucket-policy-lacks-allow': {
    matches: [
      {
        story: 'a bucket of another account of the organization',
        evidence: writing(noKeyPolicy('s3:PutObject')),
        says: ['"attachTo":"bucket"', `"Principal":{"AWS":"${ROLE_ARN}"}`, 'both sides must allow'],
      },
    ],
    nearMisses: [
      {
        story: "it is the key's policy",
        evidence: evidence({
          buckets: { a: { 's3-write': kms('kms:GenerateDataKey', KEY, noKeyPolicy('kms:GenerateDataKey')) } },
        }),
        finds: ['kms-permission-missing'],
      },
      {
        story: 'the text is not AWS grammar',
        evidence: evidence({
          buckets: {
            a: {
              's3-write': refused(
                'AccessDenied',
                deniedText('s3:PutObject', 'arn:aws:s3:::a/k', 'for a reason of tomorrow'),
              ),
            },
          },
        }),
        finds: ['access-denied-without-reason'],
      },
    ],
  },
}
