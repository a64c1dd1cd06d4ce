import { evidence } from '../evidence.ts'
import { failedInPod, warned } from '../outcomes.ts'
import type { Cases } from './case.ts'

const registry = { path: '/etc/docker/registry/config.yml', driver: 's3_v2', region: '', v4auth: true }

export const registrySettings: Cases = {
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
        finds: ['configuration-unreadable'],
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
        finds: ['configuration-unreadable'],
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
}
