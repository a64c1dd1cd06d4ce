import { evidence } from '../evidence.ts'
import { STS_HOST } from '../healthy.ts'
import { failedInPod, refused, skipped, stsRefused, unreachable, warned } from '../outcomes.ts'
import type { Cases } from './case.ts'

const S3_HOST = 'gitlab-lfs.s3.eu-central-1.amazonaws.com'
const proxy = 'http://proxy.example.com:3128'
const skew = (skewSeconds: number) => ({
  skewSeconds,
  serverDate: 'Thu, 01 Jan 2026 01:00:00 GMT',
  answeredBy: STS_HOST,
})
const noSts = {
  'caller-identity': skipped('sts-reachable'),
  'assume-role': skipped('sts-reachable'),
} as const
const untrusted = (host: string) => unreachable('tls', 'SELF_SIGNED_CERT_IN_CHAIN', host)

export const network: Cases = {
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
  'tls-not-trusted': {
    matches: [
      {
        story: 'an inspecting proxy before STS and S3 is one cause',
        evidence: evidence({
          checks: { 'sts-reachable': untrusted(STS_HOST), ...noSts },
          buckets: {
            'gitlab-lfs': { 's3-endpoint': untrusted(S3_HOST) },
            'gitlab-artifacts': {
              's3-endpoint': untrusted('gitlab-artifacts.s3.eu-central-1.amazonaws.com'),
            },
          },
        }),
        says: ['customCAs', '--ca-bundle', `openssl s_client -connect ${STS_HOST}:443`],
      },
    ],
    nearMisses: [
      {
        story: 'the certificate is for another host',
        evidence: evidence({
          checks: { 'sts-reachable': unreachable('tls', 'ERR_TLS_CERT_ALTNAME_INVALID', STS_HOST), ...noSts },
        }),
        finds: ['tls-handshake-failed'],
      },
    ],
  },
  'tls-handshake-failed': {
    matches: [
      {
        story: 'a port that speaks no TLS',
        evidence: evidence({
          checks: { 'sts-reachable': unreachable('tls', 'EPROTO', STS_HOST), ...noSts },
        }),
        says: ['does not speak TLS'],
      },
    ],
    nearMisses: [
      {
        story: 'reset during the handshake: the network, not TLS',
        evidence: evidence({
          checks: { 'sts-reachable': unreachable('tls', 'ECONNRESET', STS_HOST), ...noSts },
        }),
        finds: ['sts-unreachable'],
      },
      {
        story: 'an expired certificate is no riddle when the clock is a year fast',
        evidence: evidence({
          checks: {
            'clock-skew': failedInPod('clock-skew', 'ahead', skew(31_000_000)),
            'sts-reachable': unreachable('tls', 'CERT_HAS_EXPIRED', STS_HOST),
            ...noSts,
          },
        }),
        finds: ['clock-skewed'],
      },
    ],
  },
  'proxy-refused': {
    matches: [
      {
        story: 'the proxy wants a password, for STS and S3 alike',
        evidence: evidence({
          checks: {
            'sts-reachable': unreachable('proxy', 'proxy-407', STS_HOST, {
              proxy,
              message: 'the proxy answered CONNECT with 407',
            }),
            ...noSts,
          },
          buckets: {
            'gitlab-lfs': { 's3-endpoint': unreachable('proxy', 'proxy-407', S3_HOST, { proxy }) },
          },
        }),
        says: [/wants a user and password/, proxy],
      },
      {
        story: 'the proxy itself cannot be connected to',
        evidence: evidence({
          checks: { 'sts-reachable': unreachable('tcp', 'ECONNREFUSED', STS_HOST, { proxy }), ...noSts },
        }),
        says: ['opens no connection'],
      },
    ],
    nearMisses: [
      {
        story: 'refused without a proxy',
        evidence: evidence({
          checks: { 'sts-reachable': unreachable('tcp', 'ECONNREFUSED', STS_HOST), ...noSts },
        }),
        finds: ['sts-unreachable'],
      },
    ],
  },
  'answer-not-from-aws': {
    matches: [
      {
        story: 'a login page with status 200, everywhere',
        evidence: evidence({
          checks: {
            'assume-role': unreachable('http', 'not-aws', STS_HOST),
            'caller-identity': skipped('assume-role'),
          },
          buckets: { 'gitlab-lfs': { 's3-endpoint': unreachable('http', 'not-aws', S3_HOST) } },
        }),
        says: ['were not written by AWS', `curl -sS -i https://${STS_HOST}`],
      },
    ],
    nearMisses: [
      {
        story: 'AWS itself refuses',
        evidence: evidence({ checks: { 'assume-role': stsRefused('SomethingNew', 'new words', 403) } }),
        finds: ['unexplained-failure'],
      },
    ],
  },
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
  'requests-throttled': {
    matches: [
      {
        story: 'S3 asks to slow down, in two buckets',
        evidence: evidence({
          buckets: {
            a: { 's3-list': refused('SlowDown', 'Please reduce your request rate.', { httpStatus: 503 }) },
            b: { 's3-write': refused('SlowDown', 'Please reduce your request rate.', { httpStatus: 503 }) },
          },
        }),
        says: ['S3 asks for fewer requests'],
      },
      {
        story: 'STS asks to slow down',
        evidence: evidence({ checks: { 'assume-role': stsRefused('Throttling', 'Rate exceeded') } }),
        says: ['STS asks for fewer requests'],
      },
    ],
    nearMisses: [
      {
        story: "a fault of AWS's own",
        evidence: evidence({
          buckets: { a: { 's3-list': refused('InternalError', 'We encountered an internal error.') } },
        }),
        finds: ['aws-internal-error'],
      },
    ],
  },
  'aws-internal-error': {
    matches: [
      {
        story: 'status 500 without a code',
        evidence: evidence({ buckets: { a: { 's3-list': refused('HTTP 500', 'UnknownError') } } }),
        says: ['Health Dashboard'],
      },
    ],
    nearMisses: [
      {
        story: 'status 503 is about pace',
        evidence: evidence({ buckets: { a: { 's3-list': refused('HTTP 503', 'UnknownError') } } }),
        finds: ['requests-throttled'],
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
