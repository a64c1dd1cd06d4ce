import { evidence } from '../evidence.ts'
import { STS_HOST } from '../healthy.ts'
import { failedInPod, refused, skipped, stsRefused, unreachable, warned } from '../outcomes.ts'
import type { Cases } from './case.ts'

const skew = (skewSeconds: number) => ({
  skewSeconds,
  serverDate: 'Thu, 01 Jan 2026 01:00:00 GMT',
  answeredBy: STS_HOST,
})
const noSts = {
  'caller-identity': skipped('sts-reachable'),
  'assume-role': skipped('sts-reachable'),
} as const

export const clock: Cases = {
  'clock-skewed': {
    matches: [
      {
        story: 'twenty minutes slow: signatures are refused',
        evidence: evidence({
          checks: {
            'clock-skew': failedInPod('clock-skew', '20 min behind', skew(-1200)),
            'caller-identity': stsRefused(
              'SignatureDoesNotMatch',
              'Signature expired: 20260101T004000Z is now earlier than 20260101T004500Z (20260101T010000Z - 15 min.)',
              403,
            ),
          },
          buckets: {
            'gitlab-lfs': {
              's3-list': refused(
                'RequestTimeTooSkewed',
                'The difference between the request time and the current time is too large.',
              ),
            },
          },
        }),
        says: ['20 min behind AWS', 'chrony'],
      },
      {
        story: 'two minutes fast is a warning',
        evidence: evidence({ checks: { 'clock-skew': warned(skew(125), 'clock-skew') } }),
        says: ['2 min ahead of AWS'],
      },
      {
        story: 'fast enough that the token seems to have expired',
        evidence: evidence({
          checks: {
            'clock-skew': failedInPod('clock-skew', 'ahead', skew(90_000)),
            'token-lifetime': failedInPod('token-expired', 'expired', {
              expiresAt: '2026-01-02T00:00:00.000Z',
              secondsLeft: -7000,
            }),
          },
        }),
      },
      {
        story: 'a token from the future, and no clock of AWS to compare',
        evidence: evidence({
          checks: {
            'token-lifetime': failedInPod('token-not-yet-valid', 'not valid before 2027'),
            'clock-skew': skipped('sts-reachable'),
          },
        }),
        says: ['not valid before 2027', '"likely"'],
      },
      {
        story: 'a token from the future, and a slow clock',
        evidence: evidence({
          checks: {
            'token-lifetime': failedInPod('token-not-yet-valid', 'not valid before 2027'),
            'clock-skew': failedInPod('clock-skew', 'behind', skew(-9000)),
          },
        }),
      },
      {
        story: 'slow enough that a dead token seems alive',
        evidence: evidence({
          checks: {
            'clock-skew': failedInPod('clock-skew', 'behind', skew(-90_000)),
            'assume-role': stsRefused(
              'ExpiredTokenException',
              'Token expired: current date/time 1767405600 must be before the expiration date/time1767312000',
            ),
          },
        }),
      },
    ],
    nearMisses: [
      {
        story: 'the token has expired and the clock is right',
        evidence: evidence({
          checks: {
            'token-lifetime': failedInPod('token-expired', 'expired', { secondsLeft: -7000 }),
            'assume-role': skipped('token-lifetime'),
          },
        }),
        finds: ['token-expired'],
      },
      {
        story: 'a token from the future, though the clock is right',
        evidence: evidence({
          checks: { 'token-lifetime': failedInPod('token-not-yet-valid', 'not valid before 2027') },
        }),
        finds: ['unexplained-failure'],
      },
      {
        story: 'an expired token beside a clock that is a minute off: two causes',
        evidence: evidence({
          checks: {
            'clock-skew': warned(skew(61), 'clock-skew'),
            'token-lifetime': failedInPod('token-expired', 'expired', { secondsLeft: -7000 }),
          },
        }),
        finds: ['token-expired', 'clock-skewed'],
      },
    ],
  },
  'region-malformed': {
    matches: [
      {
        story: 'underscores, and no host of that name',
        evidence: evidence({
          checks: {
            'region-set': failedInPod('malformed-region', 'AWS_REGION is "eu_central_1", which is no region'),
            'sts-reachable': unreachable('dns', 'ENOTFOUND', 'sts.eu_central_1.amazonaws.com'),
            ...noSts,
          },
        }),
        says: ['eu_central_1', 'no underscores'],
      },
    ],
    nearMisses: [
      {
        story: 'a real region whose STS cannot be found',
        evidence: evidence({
          checks: { 'sts-reachable': unreachable('dns', 'ENOTFOUND', STS_HOST), ...noSts },
        }),
        finds: ['sts-unreachable'],
      },
    ],
  },
}
