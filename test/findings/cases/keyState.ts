import { evidence } from '../evidence.ts'
import { passed, refused, skipped, warnedByAws } from '../outcomes.ts'
import { type Cases, denied } from './case.ts'

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'

export const keyState: Cases = {
  'kms-key-unusable': {
    matches: [
      {
        story: 'disabled, seen in two buckets',
        evidence: evidence({
          buckets: {
            a: { 's3-write': refused('KMS.DisabledException', `${KEY} is disabled.`, { httpStatus: 400 }) },
            b: { 's3-write': refused('KMS.DisabledException', `${KEY} is disabled.`, { httpStatus: 400 }) },
          },
        }),
        says: [`aws kms enable-key --key-id ${KEY}`, 'buckets a and b'],
      },
      {
        story: 'about to be deleted',
        evidence: evidence({
          buckets: {
            a: { 's3-write': refused('KMS.KMSInvalidStateException', `${KEY} is pending deletion.`) },
          },
        }),
        says: [`aws kms cancel-key-deletion --key-id ${KEY}`],
      },
      {
        story: 'gone, or in another region',
        evidence: evidence({
          buckets: { a: { 's3-write': refused('KMS.NotFoundException', `Key '${KEY}' does not exist`) } },
        }),
        says: ['does not exist', `aws kms describe-key --key-id ${KEY}`],
      },
    ],
    nearMisses: [
      {
        story: 'a good key that the role may not use',
        evidence: evidence({
          buckets: {
            a: {
              's3-write': refused(
                'AccessDenied',
                `User: x is not authorized to perform: kms:GenerateDataKey on resource: ${KEY} because no identity-based policy allows the kms:GenerateDataKey action`,
              ),
            },
          },
        }),
        finds: ['kms-permission-missing'],
      },
      {
        story: 'healthy, with a key',
        evidence: evidence({
          buckets: {
            a: {
              's3-encryption': passed({ encryption: 'aws:kms', kmsKeyArn: KEY }),
              's3-missing-key': skipped('s3-list'),
            },
          },
        }),
        finds: [],
      },
      {
        story: 'reading a key that does not exist gives 403',
        evidence: evidence({
          buckets: {
            a: {
              's3-missing-key': warnedByAws({ httpStatus: 403 }, 'AccessDenied', 'Access Denied'),
              's3-list': denied('s3:ListBucket', 'arn:aws:s3:::a'),
            },
          },
        }),
        finds: ['identity-policy-bucket-arn-missing'],
      },
    ],
  },
}
