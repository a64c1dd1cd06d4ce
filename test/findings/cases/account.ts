import { evidence } from '../evidence.ts'
import { refused, stsRefused } from '../outcomes.ts'
import type { Cases } from './case.ts'

const suspended = refused(
  'AccountProblem',
  'There is a problem with your AWS account that prevents the operation from completing successfully.',
)

export const account: Cases = {
  'aws-account-blocked': {
    matches: [
      {
        story: 'the bill is unpaid: every bucket says so',
        evidence: evidence({
          buckets: {
            a: { 's3-list': suspended, 's3-write': suspended },
            b: { 's3-list': refused('NotSignedUp', 'Your account is not signed up for the S3 service.') },
          },
        }),
        says: ['111122223333', '"certain"', 'describe-account'],
      },
      {
        story: 'STS says that the service has to be subscribed to',
        evidence: evidence({
          checks: {
            'assume-role': stsRefused(
              'OptInRequired',
              'The AWS Access Key Id needs a subscription for the service',
              403,
            ),
          },
        }),
        says: ['"likely"', 'get-region-opt-status --region-name eu-central-1'],
      },
      {
        story: 'whoever should pay does not',
        evidence: evidence({
          buckets: {
            a: { 's3-list': refused('InvalidPayer', 'All access to this object has been disabled.') },
          },
        }),
      },
    ],
    nearMisses: [
      {
        story: 'a name that nobody may use',
        evidence: evidence({
          buckets: {
            a: { 's3-list': refused('AllAccessDisabled', 'All access to this object has been disabled') },
          },
        }),
        finds: ['bucket-owned-by-another-account'],
      },
    ],
  },
}
