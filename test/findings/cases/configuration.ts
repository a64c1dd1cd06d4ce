import { evidence } from '../evidence.ts'
import { failedInPod, warned } from '../outcomes.ts'
import type { Cases } from './case.ts'

export const configuration: Cases = {
  'buckets-unknown': {
    matches: [
      {
        story: 'a pod without bucket variables',
        evidence: evidence({ checks: { 'buckets-known': warned({ count: 0 }, 'no-buckets') } }),
        says: ['--bucket registry=<BUCKET NAME>'],
      },
    ],
    nearMisses: [{ story: 'buckets are known', evidence: evidence({}), finds: [] }],
  },
  'configuration-unreadable': {
    matches: [
      {
        story: 'a registry configuration that is no YAML',
        evidence: evidence({
          checks: {
            'registry-no-keys': failedInPod('not-yaml', '/etc/docker/registry/config.yml: bad indentation'),
          },
        }),
        says: ['/etc/docker/registry/config.yml: bad indentation', 'no YAML'],
      },
      {
        story: 'an .s3cfg that may not be read',
        evidence: evidence({
          checks: { 'backup-no-keys': failedInPod('EACCES', 'EACCES: permission denied, /home/git/.s3cfg') },
        }),
        says: ['may not read it'],
      },
    ],
    nearMisses: [
      {
        story: 'it was read, and holds a key',
        evidence: evidence({
          checks: {
            'backup-no-keys': failedInPod('static-keys', 'access_key', { path: '/home/git/.s3cfg' }),
          },
        }),
        finds: ['backup-static-keys'],
      },
    ],
  },
}
