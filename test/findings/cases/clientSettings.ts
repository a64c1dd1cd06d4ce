import type { ClientView } from '../../../src/model/clientView.ts'
import { evidence } from '../evidence.ts'
import { STS_HOST } from '../healthy.ts'
import { failedInPod, passed, stsRefused, warned } from '../outcomes.ts'
import type { Cases } from './case.ts'

const view = (id: ClientView['id'], source: ClientView['source']): ClientView => ({
  id,
  source,
  supported: true,
})
const disagreement = (...clients: readonly ClientView[]) =>
  warned({ clients }, 'clients-disagree', 'not all alike')
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

const minio = { client: 'awscli', variable: 'AWS_ENDPOINT_URL', host: 'minio.acme.svc:9000' } as const

export const clientSettings: Cases = {
  'endpoint-variable-set': {
    matches: [
      {
        story: 'a MinIO of former days',
        evidence: evidence({
          checks: {
            'endpoint-variables': warned(
              {
                diversions: [
                  { ...minio, way: 'elsewhere' },
                  { ...minio, way: 'sts' },
                ],
              },
              'led-elsewhere',
              'AWS_ENDPOINT_URL is minio.acme.svc:9000, and awscli goes there',
            ),
          },
        }),
        says: [
          'AWS_ENDPOINT_URL sends awscli to minio.acme.svc:9000',
          '"likely"',
          'not even the role',
          '"kind":"environment"',
          'grep -n -B 3',
        ],
      },
    ],
    nearMisses: [
      {
        story: 'who heeds it has keys of that server',
        evidence: evidence({
          checks: {
            'endpoint-variables': passed({ diversions: [] }, 'AWS_ENDPOINT_URL is minio.acme.svc:9000'),
          },
        }),
        finds: [],
      },
    ],
  },
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
            'registry-no-keys': failedInPod('static-key', 'accesskey in config.yml'),
          },
        }),
        finds: ['registry-static-keys'],
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
}
