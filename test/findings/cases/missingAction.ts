import { evidence } from '../evidence.ts'
import { warned } from '../outcomes.ts'
import { type Cases, denied, plainlyDenied } from './case.ts'
import { leftover, object, twelve } from './shapes.ts'

export const missingAction: Cases = {
  'identity-policy-missing-action': {
    matches: [
      {
        story: 'deleting is missing in twelve buckets, and the probes stay',
        evidence: evidence({
          buckets: Object.fromEntries(
            twelve.map((name) => [name, { 's3-delete': denied('s3:DeleteObject', object(name)) }]),
          ),
          checks: {
            'probe-cleanup': warned(
              {
                removed: 0,
                leftovers: twelve.flatMap((name) => [leftover(name, 'probe'), leftover(name, 'copy')]),
              },
              'leftovers',
            ),
          },
        }),
        says: [
          'lacks s3:DeleteObject',
          'aws s3 rm --recursive s3://gitlab-uploads/gitlab-iam-doctor/run-1/',
          '"check":"probe-cleanup"',
        ],
      },
      {
        story: 'different actions in different buckets are different causes',
        evidence: evidence({
          buckets: {
            a: { 's3-delete': denied('s3:DeleteObject', object('a')) },
            b: { 's3-write': denied('s3:PutObject', object('b')) },
          },
        }),
        finds: ['identity-policy-missing-action', 'identity-policy-missing-action'],
      },
      {
        story: 'AWS names the operation where the action belongs',
        evidence: evidence({ buckets: { a: { 's3-copy': denied('s3:CopyObject', object('a')) } } }),
        says: ['s3:GetObject and s3:PutObject'],
      },
    ],
    nearMisses: [
      {
        story: 'denied, not missing',
        evidence: evidence({
          buckets: {
            a: {
              's3-delete': denied(
                's3:DeleteObject',
                object('a'),
                'with an explicit deny in an identity-based policy',
              ),
            },
          },
        }),
        finds: ['identity-policy-denies'],
      },
      {
        story: 'no reason given',
        evidence: evidence({ buckets: { a: { 's3-delete': plainlyDenied('DeleteObject') } } }),
        finds: ['access-denied-without-reason'],
      },
    ],
  },
}
