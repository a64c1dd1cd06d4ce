import { evidence } from '../evidence.ts'
import type { Cases } from './case.ts'
import { all, everything, silent } from './shapes.ts'

export const rolePolicy: Cases = {
  'identity-policy-missing': {
    matches: [
      {
        story: 'nothing is allowed in twelve buckets',
        evidence: all(everything),
        says: ['12 buckets', '"likely"', 'put-role-policy --role-name gitlab', 'arn:aws:s3:::gitlab-tmp/*'],
      },
    ],
    nearMisses: [
      {
        story: 'one bucket works',
        evidence: evidence({ buckets: { a: everything('a'), b: {} } }),
        finds: ['identity-policy-lacks-bucket'],
      },
      { story: 'everything works', evidence: all(() => ({})), finds: [] },
    ],
  },
  'identity-policy-lacks-bucket': {
    matches: [
      {
        story: 'two of three are left out',
        evidence: evidence({ buckets: { a: everything('a'), b: everything('b'), c: {} } }),
        says: ['leaves out 2 buckets', '"certain"', 'arn:aws:s3:::a/*', '"targets":["a","b"]'],
      },
    ],
    nearMisses: [
      {
        story: 'all are left out',
        evidence: evidence({ buckets: { a: everything('a'), b: everything('b') } }),
        finds: ['identity-policy-missing'],
      },
      {
        story: 'AWS gives no reason',
        evidence: evidence({ buckets: { a: silent, b: {} } }),
        finds: ['bucket-owned-by-another-account'],
      },
    ],
  },
}
