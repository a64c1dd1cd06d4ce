import type { Evidence } from '../../../src/model/evidence.ts'
import { evidence } from '../evidence.ts'
import { ROLE_ARN } from '../healthy.ts'
import { refused } from '../outcomes.ts'
import { type Cases, denied } from './case.ts'

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const OTHER_KEY = KEY.replace('1234abcd', '9876fedc')
const FOREIGN_KEY = KEY.replace('111122223333', '444455556666')
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

export const keyPermission: Cases = {
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
}
