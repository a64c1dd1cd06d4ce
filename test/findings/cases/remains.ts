import { evidence } from '../evidence.ts'
import { refused, warned } from '../outcomes.ts'
import { type Cases, denied } from './case.ts'

const leftover = {
  bucket: 'a',
  key: 'gitlab-iam-doctor/run-1/probe',
  why: 'the time for cleaning up was over',
  command: 'aws s3api delete-object --bucket a --key gitlab-iam-doctor/run-1/probe',
}

export const remains: Cases = {
  'probe-left-behind': {
    matches: [
      {
        story: 'the time was over',
        evidence: evidence({
          checks: { 'probe-cleanup': warned({ removed: 3, leftovers: [leftover] }, 'leftovers') },
        }),
        says: [leftover.command, 's3://a/gitlab-iam-doctor/run-1/probe'],
      },
    ],
    nearMisses: [
      {
        story: 'because deleting is not allowed in that bucket',
        evidence: evidence({
          checks: { 'probe-cleanup': warned({ removed: 0, leftovers: [leftover] }, 'leftovers') },
          buckets: { a: { 's3-delete': denied('s3:DeleteObject', 'arn:aws:s3:::a/k') } },
        }),
        finds: ['identity-policy-missing-action'],
      },
      {
        story: 'deleting is not allowed in another bucket: two causes',
        evidence: evidence({
          checks: { 'probe-cleanup': warned({ removed: 0, leftovers: [leftover] }, 'leftovers') },
          buckets: { b: { 's3-delete': denied('s3:DeleteObject', 'arn:aws:s3:::b/k') } },
        }),
        finds: ['identity-policy-missing-action', 'probe-left-behind'],
      },
    ],
  },
  'older-probes-found': {
    matches: [
      {
        story: 'two buckets with remains',
        evidence: evidence({
          buckets: {
            a: {
              's3-old-probes': warned(
                { keys: ['gitlab-iam-doctor/run-0/probe'], removed: 0 },
                'older-probes',
              ),
            },
            b: {
              's3-old-probes': warned(
                { keys: ['gitlab-iam-doctor/run-0/probe'], removed: 0 },
                'older-probes',
              ),
            },
          },
        }),
        says: ['2 probes', '--sweep', 'delete-object --bucket b --key gitlab-iam-doctor/run-0/probe'],
      },
    ],
    nearMisses: [
      {
        story: 'of this run',
        evidence: evidence({
          checks: { 'probe-cleanup': warned({ removed: 3, leftovers: [leftover] }, 'leftovers') },
        }),
        finds: ['probe-left-behind'],
      },
    ],
  },
  'unexplained-failure': {
    matches: [
      {
        story: 'words of tomorrow, the same in two buckets',
        evidence: evidence({
          buckets: {
            a: { 's3-list': refused('NewCode', 'new words') },
            b: { 's3-list': refused('NewCode', 'new words') },
          },
        }),
        says: ['AWS says: NewCode: new words', 'request id REQUEST1', '"targets":["a","b"]'],
      },
      {
        story: 'MFA delete',
        evidence: evidence({
          buckets: {
            a: { 's3-delete': refused('AccessDenied', 'Mfa Authentication must be used for this request') },
          },
        }),
        says: ['Mfa Authentication must be used'],
      },
      {
        story: 'different words are different findings',
        evidence: evidence({
          buckets: {
            a: { 's3-list': refused('NewCode', 'these') },
            b: { 's3-list': refused('NewCode', 'those') },
          },
        }),
        finds: ['unexplained-failure', 'unexplained-failure'],
      },
      {
        story: 'a bug of ours',
        evidence: evidence({
          checks: {
            'caller-identity': {
              status: 'error',
              message: 'x is not a function',
              failure: { origin: 'doctor', code: 'crash', message: 'x is not a function' },
            },
          },
        }),
        says: ['bug of gitlab-iam-doctor', 'x is not a function'],
      },
    ],
    nearMisses: [
      {
        story: 'a known code',
        evidence: evidence({ buckets: { a: { 's3-list': refused('NoSuchBucket', 'gone') } } }),
        finds: ['bucket-missing'],
      },
    ],
  },
}
