import type { ClientView } from '../../../src/model/facts.ts'
import { evidence } from '../evidence.ts'
import { STS_HOST } from '../healthy.ts'
import { failedInPod, refused, stsRefused, warned } from '../outcomes.ts'
import { type Cases, denied } from './case.ts'

const view = (id: ClientView['id'], source: ClientView['source']): ClientView => ({
  id,
  source,
  supported: true,
})
const disagreement = (...clients: readonly ClientView[]) =>
  warned({ clients }, 'clients-disagree', 'not all alike')
const registry = { path: '/etc/docker/registry/config.yml', driver: 's3_v2', region: '', v4auth: true }
const leftover = {
  bucket: 'a',
  key: 'gitlab-iam-doctor/run-1/probe',
  why: 'the time for cleaning up was over',
  command: 'aws s3api delete-object --bucket a --key gitlab-iam-doctor/run-1/probe',
}
const closed = {
  hosts: [
    { host: STS_HOST, usedBy: ['rails'], status: 'pass' },
    {
      host: 'sts.amazonaws.com',
      usedBy: ['s3cmd'],
      status: 'error',
      code: 'timeout',
      message: 'no TCP connection within 3000 ms',
    },
  ],
} as const

export const settings: Cases = {
  'sts-endpoint-unreachable-for-clients': {
    matches: [
      {
        story: 'the global host is closed',
        evidence: evidence({ checks: { 'sts-endpoints': warned(closed, 'sts-host-closed') } }),
        says: ['s3cmd', 'sts.amazonaws.com', 'sts-regional-endpoints=true', '"warning"'],
      },
    ],
    nearMisses: [
      {
        story: "the doctor's own host refuses",
        evidence: evidence({
          checks: {
            'assume-role': stsRefused('RegionDisabledException', 'STS is not activated in this region'),
          },
        }),
        finds: ['sts-region-disabled'],
      },
    ],
  },
  'clients-disagree': {
    matches: [
      {
        story: 'one client would take the node',
        evidence: evidence({
          checks: { 'client-agreement': disagreement(view('rails', 'irsa'), view('s3cmd', 'imds')) },
        }),
        says: ['rails: irsa', 's3cmd: imds'],
      },
    ],
    nearMisses: [
      {
        story: 'because the registry has keys',
        evidence: evidence({
          checks: {
            'client-agreement': disagreement(view('rails', 'irsa'), view('registry', 'static-config')),
            'registry-no-keys': failedInPod('static-keys', 'accesskey in config.yml', registry),
          },
        }),
        finds: ['registry-static-keys'],
      },
    ],
  },
  'registry-static-keys': {
    matches: [
      {
        story: 'accesskey in config.yml',
        evidence: evidence({
          checks: { 'registry-no-keys': failedInPod('static-keys', 'accesskey in config.yml', registry) },
        }),
        says: ['/etc/docker/registry/config.yml', 'app=registry'],
      },
    ],
    nearMisses: [
      {
        story: 'the file cannot be parsed',
        evidence: evidence({ checks: { 'registry-no-keys': failedInPod('not-yaml', 'line 3') } }),
        finds: ['unexplained-failure'],
      },
    ],
  },
  'backup-static-keys': {
    matches: [
      {
        story: 'access_key in .s3cfg',
        evidence: evidence({
          checks: {
            'backup-no-keys': failedInPod('static-keys', 'access_key in .s3cfg', {
              path: '/home/git/.s3cfg',
            }),
          },
        }),
        says: ['/home/git/.s3cfg', 's3cmd'],
      },
    ],
    nearMisses: [
      {
        story: 'the file cannot be read',
        evidence: evidence({ checks: { 'backup-no-keys': failedInPod('EACCES', 'permission denied') } }),
        finds: ['unexplained-failure'],
      },
    ],
  },
  'registry-region-missing': {
    matches: [
      {
        story: 'no region',
        evidence: evidence({ checks: { 'registry-region': warned(registry, 'region-missing') } }),
        says: ['region: eu-central-1'],
      },
    ],
    nearMisses: [
      {
        story: 'v4auth: false',
        evidence: evidence({
          checks: { 'registry-region': warned({ ...registry, v4auth: false }, 'v4auth-off') },
        }),
        finds: ['registry-v4auth-off'],
      },
    ],
  },
  'registry-v4auth-off': {
    matches: [
      {
        story: 'v4auth: false',
        evidence: evidence({
          checks: { 'registry-region': warned({ ...registry, v4auth: false }, 'v4auth-off') },
        }),
        says: ['v4auth: true'],
      },
    ],
    nearMisses: [
      {
        story: 'no region',
        evidence: evidence({ checks: { 'registry-region': warned(registry, 'region-missing') } }),
        finds: ['registry-region-missing'],
      },
    ],
  },
  'registry-region-endpoint-set': {
    matches: [
      {
        story: 'an endpoint beside a role',
        evidence: evidence({
          checks: {
            'registry-region': warned(
              { ...registry, regionEndpoint: 'https://minio.example.com' },
              'region-endpoint-with-role',
            ),
          },
        }),
        says: ['https://minio.example.com'],
      },
    ],
    nearMisses: [
      {
        story: 'no region',
        evidence: evidence({ checks: { 'registry-region': warned(registry, 'region-missing') } }),
        finds: ['registry-region-missing'],
      },
    ],
  },
  'metadata-behind-proxy': {
    matches: [
      {
        story: 'the proxy is asked for link-local addresses',
        evidence: evidence({
          checks: {
            'proxy-settings': warned(
              { httpProxy: 'http://proxy:3128', noProxy: '.svc', proxiedHosts: [], metadataExcluded: false },
              'metadata-not-excluded',
            ),
          },
        }),
        says: ['global.extraEnv.NO_PROXY=.svc', '169.254.169.254', 'http://proxy:3128'],
      },
    ],
    nearMisses: [{ story: 'no proxy', evidence: evidence(), finds: [] }],
  },
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
