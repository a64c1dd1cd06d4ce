import { evidence, type PodOutcomes } from '../evidence.ts'
import { failedInPod, passed, warned } from '../outcomes.ts'
import type { Cases } from './case.ts'
import {
  apart,
  CONNECTION,
  failing,
  keyAt,
  keysDeleted,
  noCredentials,
  rails,
  userOfKeys,
  warning,
  YML,
} from './settingsShapes.ts'

const off = failing(
  { kind: 'iam-profile-off', ...rails, key: `${CONNECTION}.use_iam_profile`, because: 'missing' },
  `${CONNECTION}.use_iam_profile in ${YML} is missing`,
)
const half = failing(
  { kind: 'half-key-pair', ...rails, key: `${CONNECTION}.aws_access_key_id`, missing: 'secret access key' },
  `${CONNECTION}.aws_access_key_id in ${YML} stands without its secret access key`,
)
const keys = failing(
  {
    ...{ kind: 'static-key', ...rails, key: `${CONNECTION}.aws_access_key_id`, besideRole: false },
    credential: keyAt(YML, `${CONNECTION}.aws_access_key_id`),
  },
  `${CONNECTION}.aws_access_key_id in ${YML} holds a long-term key of account 111122223333`,
)
const provider = failing({ kind: 'provider', ...rails, key: `${CONNECTION}.provider`, value: 'aws' })
const google = failing({ kind: 'other-provider', ...rails, key: `${CONNECTION}.provider`, value: 'Google' })
const endpoint = (kind: 'endpoint-beside-role' | 'endpoint-not-aws', value: string) => ({
  ...{ kind, ...rails, key: `${CONNECTION}.endpoint`, value },
})
const region = { ...rails, key: `${CONNECTION}.region` }

export const railsSettings: Cases = {
  'rails-iam-profile-off': {
    matches: [
      {
        story: 'use_iam_profile is missing',
        evidence: evidence({ checks: { 'rails-iam-profile': off, ...apart('rails', noCredentials) } }),
        says: ['use_iam_profile: true', 'connection.yaml', 'region: eu-central-1', 'rollout restart'],
      },
      {
        story: 'object_store stands twice, and the second one counts',
        evidence: evidence({
          checks: {
            'rails-iam-profile': off,
            'settings-well-formed': warning({
              kind: 'duplicate-key',
              ...rails,
              key: 'object_store',
              line: 9,
            }),
          },
        }),
        says: ['duplicate-key'],
      },
    ],
    nearMisses: [
      {
        story: 'there is half a key pair instead',
        evidence: evidence({ checks: { 'rails-iam-profile': off, 'rails-no-keys': half } }),
        finds: ['rails-key-without-secret'],
      },
    ],
  },
  'rails-key-without-secret': {
    matches: [
      {
        story: 'an access key id alone',
        evidence: evidence({ checks: { 'rails-no-keys': half, 'rails-iam-profile': off } }),
        says: ['stands without its secret access key', 'Missing required arguments'],
      },
      {
        story: 'beside use_iam_profile',
        evidence: evidence({ checks: { 'rails-no-keys': half } }),
        says: ['do not belong together'],
      },
    ],
    nearMisses: [
      {
        story: 'the pair is whole',
        evidence: evidence({ checks: { 'rails-no-keys': keys } }),
        finds: ['rails-static-keys'],
      },
    ],
  },
  'rails-static-keys': {
    matches: [
      {
        story: 'keys that work',
        evidence: evidence({ checks: { 'rails-no-keys': keys, ...apart('rails', userOfKeys) } }),
        says: ['arn:aws:iam::111122223333:user/gitlab-s3', 'long-term key of account 111122223333'],
      },
    ],
    nearMisses: [
      {
        story: 'AWS does not know the keys',
        evidence: evidence({ checks: { 'rails-no-keys': keys, ...apart('rails', keysDeleted) } }),
        finds: ['static-keys-invalid'],
      },
    ],
  },
  'workhorse-static-keys': {
    matches: [
      {
        story: 'keys in workhorse-config.toml',
        evidence: evidence({
          pod: { component: 'webservice' },
          checks: {
            'workhorse-no-keys': failing({
              kind: 'static-key',
              client: 'workhorse',
              besideRole: false,
              file: '/srv/gitlab/config/workhorse-config.toml',
              key: 'object_storage.s3',
              credential: keyAt('/srv/gitlab/config/workhorse-config.toml', 'object_storage.s3'),
            }),
            ...apart('workhorse', userOfKeys),
          },
        }),
        says: ['AWS says that workhorse is', 'connection.yaml'],
      },
    ],
    nearMisses: [
      {
        story: 'the keys are of Rails',
        evidence: evidence({ checks: { 'rails-no-keys': keys } }),
        finds: ['rails-static-keys'],
      },
    ],
  },
  'rails-provider-unknown': {
    matches: [
      {
        story: 'aws in small letters',
        evidence: evidence({ checks: { 'rails-provider': provider } }),
        says: ['provider: AWS'],
      },
    ],
    nearMisses: [
      {
        story: "another cloud's, which Rails knows",
        evidence: evidence({ checks: { 'rails-provider': google } }),
        finds: ['rails-provider-not-aws'],
      },
    ],
  },
  'rails-provider-not-aws': {
    matches: [
      {
        story: 'Google beside a role of AWS',
        evidence: evidence({ checks: { 'rails-provider': google } }),
        says: ['replace the connection'],
      },
    ],
    nearMisses: [
      {
        story: 'a provider that nobody knows',
        evidence: evidence({ checks: { 'rails-provider': provider } }),
        finds: ['rails-provider-unknown'],
      },
    ],
  },
  'rails-endpoint-not-aws': {
    matches: [
      {
        story: 'an old MinIO',
        evidence: evidence({
          checks: {
            'rails-no-endpoint': failing(endpoint('endpoint-not-aws', 'https://minio.example.com')),
          },
        }),
        says: ['remove endpoint, host and path_style'],
      },
    ],
    nearMisses: [
      {
        story: "AWS's own host",
        evidence: evidence({
          checks: {
            'rails-no-endpoint': warning(endpoint('endpoint-beside-role', 'https://s3.amazonaws.com')),
          },
        }),
        finds: ['workhorse-endpoint-set'],
      },
    ],
  },
  'workhorse-endpoint-set': {
    matches: [
      {
        story: 'the endpoint of the region',
        evidence: evidence({
          checks: {
            'rails-no-endpoint': warning(
              endpoint('endpoint-beside-role', 'https://s3.eu-central-1.amazonaws.com'),
            ),
          },
        }),
        says: ['WebIdentityErr', '17.4'],
      },
    ],
    nearMisses: [
      {
        story: 'it is not AWS',
        evidence: evidence({
          checks: { 'rails-no-endpoint': failing(endpoint('endpoint-not-aws', 'https://minio.example.com')) },
        }),
        finds: ['rails-endpoint-not-aws'],
      },
    ],
  },
  'rails-region-missing': {
    matches: [
      {
        story: 'neither connection nor environment',
        evidence: evidence({
          checks: {
            'rails-region': warning({ kind: 'region-missing', ...region }),
            'region-set': warned(
              {
                region: 'us-east-1',
                setBy: 'default',
                partition: 'aws',
                stsHost: 'sts.us-east-1.amazonaws.com',
              },
              'region-missing',
            ),
          },
        }),
        says: ['global.extraEnv.AWS_REGION'],
      },
    ],
    nearMisses: [
      {
        story: 'only the environment has none',
        evidence: evidence({
          checks: {
            'region-set': warned(
              {
                region: 'us-east-1',
                setBy: 'default',
                partition: 'aws',
                stsHost: 'sts.us-east-1.amazonaws.com',
              },
              'region-missing',
            ),
          },
        }),
        finds: ['region-missing'],
      },
    ],
  },
  'rails-region-malformed': {
    matches: [
      {
        story: 'an availability zone',
        evidence: evidence({
          checks: {
            'rails-region': failing({ kind: 'region-malformed', ...region, value: 'eu-central-1b' }),
            'sts-endpoints': failedInPod('sts-host-closed', 'no address', {
              hosts: [
                {
                  host: 'sts.eu-central-1b.amazonaws.com',
                  usedBy: ['rails'],
                  status: 'error',
                  code: 'ENOTFOUND',
                  message: 'no such host',
                },
              ],
            }),
          },
        }),
        says: ['availability zone', 'region: eu-central-1'],
      },
    ],
    nearMisses: [
      {
        story: 'there is none',
        evidence: evidence({ checks: { 'rails-region': warning({ kind: 'region-missing', ...region }) } }),
        finds: ['rails-region-missing'],
      },
    ],
  },
  'rails-region-wrong': {
    matches: [
      {
        story: 'the connection says eu-west-1',
        evidence: evidence({
          buckets: {
            'gitlab-lfs': {
              's3-region': warned(
                { region: 'eu-central-1', told: [{ client: 'rails', region: 'eu-west-1' }] },
                'rails-region-wrong',
                'the bucket is in eu-central-1; rails is told eu-west-1',
              ),
            },
          },
        }),
        says: ['rails is told eu-west-1', 'Workhorse'],
      },
    ],
    nearMisses: [
      {
        story: 'the bucket is elsewhere than everything else',
        evidence: evidence({
          buckets: {
            'gitlab-lfs': {
              's3-region': warned(
                { region: 'eu-west-1', told: [{ client: 'rails', region: 'eu-central-1' }] },
                'bucket-in-other-region',
              ),
            },
          },
        }),
        finds: ['bucket-region-wrong'],
      },
    ],
  },
  'rails-signature-v2': {
    matches: [
      {
        story: 'aws_signature_version is 2',
        evidence: evidence({
          checks: {
            'rails-signature': failing({
              ...{ kind: 'signature-version-2', ...rails, key: `${CONNECTION}.aws_signature_version` },
            }),
          },
        }),
        says: ['Remove aws_signature_version'],
      },
    ],
    nearMisses: [{ story: 'it is 4', evidence: evidence(), finds: [] }],
  },
  'rails-ignores-environment-keys': {
    matches: [
      {
        story: 'keys in variables, no role',
        evidence: evidence({
          probedAs: { source: 'static-env' },
          checks: {
            ...noRole('static-env'),
            'static-keys-absent': warned(
              { keys: [] },
              'static-keys',
              'AWS_ACCESS_KEY_ID holds a long-term key',
            ),
            ...apart('rails', {
              source: 'imds',
              failure: { ...noCredentials.failure, message: 'no role at 169.254.169.254' },
            }),
          },
        }),
        says: ['no role at 169.254.169.254', 'eks.amazonaws.com/role-arn'],
      },
    ],
    nearMisses: [
      {
        story: 'Rails has keys of its own',
        evidence: evidence({
          checks: {
            ...noRole('static-env'),
            'static-keys-absent': warned({ keys: [] }, 'static-keys'),
          },
        }),
        finds: ['static-keys-without-role'],
      },
    ],
  },
  'rails-ignores-shared-credentials': {
    matches: [
      {
        story: 'keys in ~/.aws, no role',
        evidence: evidence({
          checks: {
            ...noRole('none'),
            'credential-source': failedInPod('no-credentials', 'no variable names a role or a key'),
            'client-agreement': warned(
              {
                clients: [
                  { id: 'rails', source: 'imds', identity: 'imds', supported: true },
                  { id: 'awscli', source: 'shared-file', identity: 'shared-file', supported: true },
                ],
                identities: [
                  { id: 'imds', source: 'imds' },
                  { id: 'shared-file', ...userOfKeys, source: 'shared-file' },
                ],
              },
              'clients-disagree',
            ),
          },
        }),
        says: ['awscli finds', 'AWS_SHARED_CREDENTIALS_FILE'],
      },
    ],
    nearMisses: [
      {
        story: 'nobody finds keys',
        evidence: evidence({
          checks: {
            ...noRole('none'),
            'credential-source': failedInPod('no-credentials', 'no variable names a role or a key'),
          },
        }),
        finds: ['no-aws-role'],
      },
    ],
  },
}

/** What a pod without a role does not have. */
function noRole(source: 'static-env' | 'none'): PodOutcomes {
  const setBy = 'AWS_ACCESS_KEY_ID'
  return {
    'credential-source': source === 'none' ? null : passed({ source, setBy, alsoPresent: [] }),
    'irsa-env-injected': null,
    'role-arn-format': null,
    'token-readable': null,
    'token-claims': null,
    'token-service-account': null,
    'token-lifetime': null,
    'caller-identity': null,
    'assume-role': null,
    'expected-role': null,
    'not-node-role': null,
  }
}
