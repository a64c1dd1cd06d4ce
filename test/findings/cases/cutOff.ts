import { evidence } from '../evidence.ts'
import { STS_HOST } from '../healthy.ts'
import { refused, skipped, unreachable } from '../outcomes.ts'
import type { Cases } from './case.ts'

const S3_HOST = 'gitlab-lfs.s3.eu-central-1.amazonaws.com'
const noSts = {
  'caller-identity': skipped('sts-reachable'),
  'assume-role': skipped('sts-reachable'),
} as const

export const cutOff: Cases = {
  'aws-unreachable': {
    matches: [
      {
        story: 'no DNS at all',
        evidence: evidence({
          checks: { 'sts-reachable': unreachable('dns', 'ENOTFOUND', STS_HOST), ...noSts },
          buckets: { 'gitlab-lfs': { 's3-endpoint': unreachable('dns', 'ENOTFOUND', S3_HOST) } },
        }),
        says: ['neither STS nor S3', `getent hosts ${STS_HOST}`, 'CoreDNS'],
      },
    ],
    nearMisses: [
      {
        story: 'STS has no name, S3 takes no connection: two obstacles',
        evidence: evidence({
          checks: { 'sts-reachable': unreachable('dns', 'ENOTFOUND', STS_HOST), ...noSts },
          buckets: {
            'gitlab-lfs': {
              's3-endpoint': unreachable('tcp', 'timeout', S3_HOST, { timedOutAfterMs: 5000 }),
            },
          },
        }),
        finds: ['sts-unreachable', 's3-unreachable'],
      },
      {
        story: 'one of two buckets answers',
        evidence: evidence({
          checks: { 'sts-reachable': unreachable('dns', 'ENOTFOUND', STS_HOST), ...noSts },
          buckets: {
            'gitlab-artifacts': {},
            'gitlab-lfs': { 's3-endpoint': unreachable('dns', 'ENOTFOUND', S3_HOST) },
          },
        }),
        finds: ['sts-unreachable', 's3-unreachable'],
      },
    ],
  },
  'sts-unreachable': {
    matches: [
      {
        story: 'a black hole',
        evidence: evidence({
          checks: {
            'sts-reachable': unreachable('tcp', 'timeout', STS_HOST, { timedOutAfterMs: 5000 }),
            ...noSts,
          },
        }),
        says: ['did not answer', 'no answer within 5 s', 'NAT gateway', 'AWS has refused nothing'],
      },
    ],
    nearMisses: [
      {
        story: 'only S3 is a black hole',
        evidence: evidence({
          buckets: {
            'gitlab-lfs': {
              's3-endpoint': unreachable('tcp', 'timeout', S3_HOST, { timedOutAfterMs: 5000 }),
            },
          },
        }),
        finds: ['s3-unreachable'],
      },
    ],
  },
  's3-unreachable': {
    matches: [
      {
        story: 'three buckets behind one firewall',
        evidence: evidence({
          buckets: Object.fromEntries(
            ['a', 'b', 'c'].map((name) => [
              name,
              { 's3-endpoint': unreachable('tcp', 'ECONNREFUSED', `${name}.s3.eu-central-1.amazonaws.com`) },
            ]),
          ),
        }),
        says: ['buckets a, b and c'],
      },
    ],
    nearMisses: [
      { story: 'S3 answers', evidence: evidence(), finds: [] },
      {
        story: 'S3 answers no',
        evidence: evidence({
          buckets: {
            'gitlab-lfs': { 's3-list': refused('NoSuchBucket', 'The specified bucket does not exist') },
          },
        }),
        finds: ['bucket-missing'],
      },
    ],
  },
}
