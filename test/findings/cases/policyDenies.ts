import type { Evidence } from '../../../src/model/evidence.ts'
import { evidence } from '../evidence.ts'
import { ROLE_ARN } from '../healthy.ts'
import { refused } from '../outcomes.ts'
import { type Cases, denied, deniedText } from './case.ts'

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
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

export const policyDenies: Cases = {
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
        finds: ['unexplained-failure'],
      },
    ],
  },
}
