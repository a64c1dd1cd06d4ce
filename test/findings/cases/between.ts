import { evidence } from '../evidence.ts'
import { STS_HOST } from '../healthy.ts'
import { failedInPod, skipped, stsRefused, unreachable } from '../outcomes.ts'
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

export const between: Cases = {
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
}
