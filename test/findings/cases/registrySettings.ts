import { evidence } from '../evidence.ts'
import { failedInPod, passed, warned } from '../outcomes.ts'
import type { Cases } from './case.ts'
import {
  apart,
  failing,
  keyAt,
  keysDeleted,
  ofRegistry,
  REGISTRY_YML,
  userOfKeys,
  warning,
} from './settingsShapes.ts'

const key = 'storage.s3_v2.accesskey'
const readable = passed({
  path: REGISTRY_YML,
  driver: 's3_v2',
  bucket: 'gitlab-registry',
  region: 'eu-central-1',
})
const keys = failing(
  { kind: 'static-key', ...ofRegistry, key, credential: keyAt(REGISTRY_YML, key), besideRole: false },
  `${key} in ${REGISTRY_YML} holds a long-term key of account 111122223333`,
)
const half = warning(
  { kind: 'half-key-pair', ...ofRegistry, key, missing: 'secret access key' },
  `${key} in ${REGISTRY_YML} stands without its secret access key`,
)
const noRegion = failing({ kind: 'region-missing', ...ofRegistry, key: 'storage.s3_v2.region' })
const old = failing({ kind: 'signature-version-2', ...ofRegistry, key: 'storage.s3.v4auth' })
const endpoint = failing(
  {
    kind: 'endpoint-not-aws',
    ...ofRegistry,
    key: 'storage.s3.regionendpoint',
    value: 'https://minio.example.com',
  },
  'storage.s3.regionendpoint is https://minio.example.com',
)
const several = failing({ kind: 'several-drivers', ...ofRegistry, key: 'storage', drivers: ['s3', 's3_v2'] })
const onDisk = warning({ kind: 'storage-not-s3', ...ofRegistry, key: 'storage', drivers: ['filesystem'] })
const wrongRegion = failedInPod(
  'registry-region-wrong',
  'the bucket is in eu-central-1; registry is told eu-west-7',
  {
    region: 'eu-central-1',
  },
)
const inPod = { component: 'registry', name: 'gitlab-registry-0' } as const

export const registrySettings: Cases = {
  'registry-static-keys': {
    matches: [
      {
        story: 'accesskey in config.yml',
        evidence: evidence({
          pod: inPod,
          checks: {
            'registry-config-readable': readable,
            'registry-no-keys': keys,
            ...apart('registry', userOfKeys),
          },
        }),
        says: [REGISTRY_YML, 'app=registry', 's3_v2:', 'bucket: gitlab-registry'],
      },
    ],
    nearMisses: [
      {
        story: 'the file cannot be parsed',
        evidence: evidence({ checks: { 'registry-config-readable': failedInPod('syntax', 'line 3') } }),
        finds: ['configuration-unreadable'],
      },
      {
        story: 'AWS does not know the keys',
        evidence: evidence({ checks: { 'registry-no-keys': keys, ...apart('registry', keysDeleted) } }),
        finds: ['static-keys-invalid'],
      },
    ],
  },
  'registry-key-without-secret': {
    matches: [
      {
        story: 'accesskey alone',
        evidence: evidence({ pod: inPod, checks: { 'registry-no-keys': half } }),
        says: ['It works today', '"warning"'],
      },
    ],
    nearMisses: [
      {
        story: 'the pair is whole',
        evidence: evidence({ checks: { 'registry-no-keys': keys } }),
        finds: ['registry-static-keys'],
      },
    ],
  },
  'registry-storage-not-s3': {
    matches: [
      {
        story: 'images on the disk of the pod',
        evidence: evidence({
          pod: inPod,
          checks: { 'registry-storage': onDisk, 'buckets-known': warned({ count: 0 }, 'no-buckets') },
        }),
        says: ['registry.storage.secret'],
      },
    ],
    nearMisses: [
      {
        story: 'a second driver',
        evidence: evidence({ checks: { 'registry-storage': several } }),
        finds: ['registry-storage-ambiguous'],
      },
    ],
  },
  'registry-storage-ambiguous': {
    matches: [
      {
        story: 's3 and s3_v2',
        evidence: evidence({ pod: inPod, checks: { 'registry-storage': several } }),
        says: ['Leave one driver'],
      },
    ],
    nearMisses: [
      {
        story: 'one driver, for the disk',
        evidence: evidence({ checks: { 'registry-storage': onDisk } }),
        finds: ['registry-storage-not-s3'],
      },
    ],
  },
  'registry-region-missing': {
    matches: [
      {
        story: 'no region',
        evidence: evidence({ pod: inPod, checks: { 'registry-region': noRegion } }),
        says: ['region: eu-central-1'],
      },
    ],
    nearMisses: [
      {
        story: 'v4auth: false',
        evidence: evidence({ checks: { 'registry-signature': old } }),
        finds: ['registry-v4auth-off'],
      },
    ],
  },
  'registry-region-wrong': {
    matches: [
      {
        story: 'another region than the bucket',
        evidence: evidence({ pod: inPod, buckets: { 'gitlab-registry': { 's3-region': wrongRegion } } }),
        says: ['does not follow', 'region: eu-central-1'],
      },
    ],
    nearMisses: [
      {
        story: 'the bucket is elsewhere than everything else',
        evidence: evidence({
          buckets: { 'gitlab-registry': { 's3-region': failedInPod('bucket-in-other-region') } },
        }),
        finds: ['bucket-region-wrong'],
      },
    ],
  },
  'registry-region-unknown': {
    matches: [
      {
        story: 'STS of that region cannot be reached either',
        evidence: evidence({
          pod: inPod,
          checks: {
            'registry-config-readable': passed({ path: REGISTRY_YML, region: 'eu-west-7' }),
            'sts-endpoints': failedInPod('sts-host-closed', 'no address', {
              hosts: [
                {
                  host: 'sts.eu-west-7.amazonaws.com',
                  usedBy: ['registry'],
                  status: 'error',
                  code: 'ENOTFOUND',
                  message: 'no such host',
                },
              ],
            }),
          },
          buckets: { 'gitlab-registry': { 's3-region': wrongRegion } },
        }),
        says: ['eu-west-7', 'sts.eu-west-7.amazonaws.com: no such host'],
      },
      {
        story: 'a region in quotes',
        evidence: evidence({
          checks: {
            'registry-region': failing({
              kind: 'region-malformed',
              ...ofRegistry,
              key: 'storage.s3.region',
              value: '"eu-west-1"',
            }),
          },
        }),
        says: ['has not the form of a region'],
      },
    ],
    nearMisses: [
      {
        story: 'STS answers there',
        evidence: evidence({
          checks: { 'registry-config-readable': passed({ path: REGISTRY_YML, region: 'eu-west-7' }) },
          buckets: { 'gitlab-registry': { 's3-region': wrongRegion } },
        }),
        finds: ['registry-region-wrong'],
      },
    ],
  },
  'registry-v4auth-off': {
    matches: [
      {
        story: 'v4auth: false',
        evidence: evidence({ pod: inPod, checks: { 'registry-signature': old } }),
        says: ['v4auth: true'],
      },
    ],
    nearMisses: [
      {
        story: 'no region',
        evidence: evidence({ checks: { 'registry-region': noRegion } }),
        finds: ['registry-region-missing'],
      },
    ],
  },
  'registry-region-endpoint-set': {
    matches: [
      {
        story: 'an endpoint beside a role',
        evidence: evidence({ pod: inPod, checks: { 'registry-no-endpoint': endpoint } }),
        says: ['https://minio.example.com'],
      },
    ],
    nearMisses: [
      {
        story: 'no region',
        evidence: evidence({ checks: { 'registry-region': noRegion } }),
        finds: ['registry-region-missing'],
      },
    ],
  },
}
