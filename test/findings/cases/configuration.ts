import { evidence } from '../evidence.ts'
import { failedInPod, warned } from '../outcomes.ts'
import type { Cases } from './case.ts'
import { CONNECTION, failing, REGISTRY_YML, rails, S3CFG, warning, YML } from './settingsShapes.ts'

export const configuration: Cases = {
  'buckets-unknown': {
    matches: [
      {
        story: 'a pod without bucket variables',
        evidence: evidence({ checks: { 'buckets-known': warned({ count: 0 }, 'no-buckets') } }),
        says: ['--bucket registry=<BUCKET NAME>'],
      },
    ],
    nearMisses: [{ story: 'buckets are known', evidence: evidence({}), finds: [] }],
  },
  'configuration-unreadable': {
    matches: [
      {
        story: 'a registry configuration that is no YAML',
        evidence: evidence({
          pod: { component: 'registry' },
          checks: {
            'registry-config-readable': failedInPod('syntax', `${REGISTRY_YML}, line 3: bad indentation`),
            'buckets-known': warned({ count: 0 }, 'no-buckets'),
          },
        }),
        says: [`${REGISTRY_YML}, line 3: bad indentation`, `ls -l ${REGISTRY_YML}`, 'cannot be parsed'],
      },
      {
        story: 'an .s3cfg that may not be read',
        evidence: evidence({
          checks: {
            'backup-config-readable': failedInPod('unreadable', `${S3CFG}: EACCES: permission denied`),
          },
        }),
        says: ['may not read it'],
      },
    ],
    nearMisses: [
      {
        story: 'it is a template that was not rendered',
        evidence: evidence({
          checks: { 'rails-config-readable': failedInPod('template', `${YML}: a template`) },
        }),
        finds: ['configuration-not-rendered'],
      },
    ],
  },
  'configuration-not-rendered': {
    matches: [
      {
        story: 'the connection is ERB',
        evidence: evidence({
          checks: {
            'settings-well-formed': failing({
              kind: 'wrong-type',
              ...rails,
              key: CONNECTION,
              wanted: 'a mapping',
              found: 'a template that was not rendered',
            }),
          },
        }),
        says: ['entrypoint'],
      },
    ],
    nearMisses: [
      {
        story: 'the connection is a text',
        evidence: evidence({
          checks: {
            'settings-well-formed': failing({
              kind: 'wrong-type',
              ...rails,
              key: CONNECTION,
              wanted: 'a mapping',
              found: 'text',
            }),
          },
        }),
        finds: ['object-storage-settings-malformed'],
      },
    ],
  },
  'object-storage-settings-malformed': {
    matches: [
      {
        story: 'the whole Secret is in quotes',
        evidence: evidence({
          checks: {
            'settings-well-formed': failing({
              kind: 'wrong-type',
              ...rails,
              key: CONNECTION,
              wanted: 'a mapping',
              found: 'text',
            }),
          },
        }),
        says: [`${CONNECTION} in ${YML} is text where a mapping is wanted`],
      },
      {
        story: 'a key that is nearly right',
        evidence: evidence({
          checks: {
            'settings-well-formed': warning({
              ...{
                kind: 'unknown-key',
                ...rails,
                key: `${CONNECTION}.regoin`,
                name: 'regoin',
                meant: 'region',
              },
            }),
          },
        }),
        says: ['region was meant', '"warning"'],
      },
    ],
    nearMisses: [
      {
        story: 'a template',
        evidence: evidence({
          checks: {
            'settings-well-formed': failing({
              ...{ kind: 'odd-text', ...rails, key: `${CONNECTION}.region`, oddity: 'template' },
            }),
          },
        }),
        finds: ['configuration-not-rendered'],
      },
    ],
  },
}
