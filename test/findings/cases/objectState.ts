import { evidence } from '../evidence.ts'
import { refused } from '../outcomes.ts'
import type { Cases } from './case.ts'
import { oldObject } from './shapes.ts'

const archived = refused('InvalidObjectState', "The operation is not valid for the object's storage class", {
  operation: 'GetObject',
  details: { StorageClass: 'DEEP_ARCHIVE' },
  facts: { of: 'existing-object', probeRead: true } as const,
})

export const objectState: Cases = {
  'object-archived': {
    matches: [
      {
        story: 'a lifecycle rule moved what GitLab reads',
        evidence: evidence({ buckets: { 'gitlab-lfs': { 's3-read': archived } } }),
        says: [
          'in an archive (DEEP_ARCHIVE)',
          'aws s3api get-bucket-lifecycle-configuration --bucket gitlab-lfs',
          '"problem"',
        ],
      },
      {
        story: 'an old backup',
        evidence: evidence({
          buckets: {
            'gitlab-backups': {
              's3-read': {
                ...archived,
                status: 'warn',
                facts: { of: 'existing-object', bytes: 0, probeRead: true },
              },
            },
          },
        }),
        says: ['"warning"'],
      },
    ],
    nearMisses: [
      {
        story: 'the object is denied, not archived',
        evidence: evidence({ buckets: { a: { 's3-read': oldObject }, b: {} } }),
        finds: ['object-owned-by-another-account'],
      },
    ],
  },
}
