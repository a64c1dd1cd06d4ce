import t, { type Test } from 'tap'
import { problemsOf } from '../../src/gitlab/problems/index.ts'
import { consolidatedYml, minioS3cfg, registryYml, storageSpecificYml } from './files.ts'
import { discover, matchAll, type PodFiles, rootWith } from './pod.ts'
import { unreadOf } from './unread.ts'

const yml = '/srv/gitlab/config/gitlab.yml'
const cfg = '/home/git/.s3cfg'
const registry = '/etc/docker/registry/config.yml'
const inline = '{"provider":"AWS","use_iam_profile":true,"region":"eu-central-1"}'

async function problemsIn(t: Test, files: PodFiles, env: Record<string, string> = {}) {
  const { facts } = await discover(rootWith(t, files), env)
  t.strictSame(unreadOf(facts), [])
  return problemsOf(facts)
}

t.test('what is as documented has no problem', async (t) => {
  t.strictSame(
    await problemsIn(t, { [yml]: consolidatedYml, [cfg]: '[default]\nbucket_location = us-east-1\n' }),
    [],
  )
  t.strictSame(await problemsIn(t, { [registry]: registryYml }), [])
  t.strictSame(await problemsIn(t, {}), [])
})

const key = 'production.object_store.connection'
const connections: readonly (readonly [connection: string, problems: readonly Record<string, unknown>[]])[] =
  [
    [
      '{"provider":"AWS","region":"eu-central-1"}',
      [{ kind: 'iam-profile-off', because: 'missing', key: `${key}.use_iam_profile` }],
    ],
    [
      '{"provider":"AWS","region":"eu-central-1","use_iam_profile":false}',
      [{ kind: 'iam-profile-off', because: 'false' }],
    ],
    [
      '{"provider":"AWS","region":"eu-central-1","use_iam_profile":"perhaps"}',
      [{ kind: 'iam-profile-off', because: 'not-a-boolean' }, { kind: 'wrong-type' }],
    ],
    [
      '{"provider":"AWS","region":"eu-central-1","use_iam_role":true}',
      [{ kind: 'iam-profile-misspelt', name: 'use_iam_role' }],
    ],
    [
      '{"region":"eu-central-1","use_iam_profile":true}',
      [{ kind: 'provider', key: `${key}.provider`, value: undefined }],
    ],
    [
      '{"provider":"aws","region":"eu-central-1","use_iam_profile":true}',
      [{ kind: 'provider', value: 'aws' }],
    ],
    ['{"provider":"AWS","use_iam_profile":true}', [{ kind: 'region-missing', key: `${key}.region` }]],
    [
      '{"provider":"AWS","use_iam_profile":true,"region":"eu_central_1"}',
      [{ kind: 'region-malformed', value: 'eu_central_1' }],
    ],
    [
      '{"provider":"AWS","use_iam_profile":true,"region":"eu-central-1","endpoint":"https://s3.eu-central-1.amazonaws.com"}',
      [{ kind: 'endpoint-beside-role', value: 'https://s3.eu-central-1.amazonaws.com' }],
    ],
    [
      '{"provider":"AWS","use_iam_profile":true,"region":"eu-central-1","host":"s3.amazonaws.com","path_style":true,"aws_signature_version":2}',
      [{ kind: 'host-deprecated' }, { kind: 'path-style' }, { kind: 'signature-version-2' }],
    ],
    [
      '{"provider":"AWS","use_iam_profile":true,"region":"eu-central-1","aws_access_key_id":"AKIAQ3EGRIGPUWSCLWHS","aws_secret_access_key":"canary "}',
      [
        { kind: 'static-key', besideRole: true, credential: { prefix: 'AKIA' } },
        { kind: 'odd-text', oddity: 'space', key: `${key}.aws_secret_access_key` },
      ],
    ],
    [
      '{"provider":"AWS","region":"eu-central-1","aws_access_key_id":"AKIAQ3EGRIGPUWSCLWHS"}',
      [
        { kind: 'iam-profile-off' },
        { kind: 'static-key' },
        { kind: 'half-key-pair', missing: 'secret access key' },
      ],
    ],
    [
      '{"provider":"AWS","use_iam_profile":true,"region":"eu-central-1","storage":1}',
      [{ kind: 'unknown-key', name: 'storage' }],
    ],
    ['{"provider":"Google","google_project":"acme"}', [{ kind: 'other-provider', value: 'Google' }]],
  ]

t.test('connections', async (t) => {
  for (const [connection, expected] of connections) {
    const found = await problemsIn(t, { [yml]: consolidatedYml.replace(inline, connection) })
    matchAll(
      t,
      found,
      expected.map((one) => ({ client: 'rails', file: yml, ...one })),
    )
  }
})

t.test('buckets, and settings that are ignored', async (t) => {
  const changed = (from: string, to: string) => problemsIn(t, { [yml]: consolidatedYml.replace(from, to) })
  matchAll(t, await changed('        bucket: acme-lfs\n', ''), [
    { kind: 'bucket-missing', type: 'lfs', key: 'production.object_store.objects.lfs.bucket' },
  ])
  matchAll(t, await changed('bucket: acme-lfs', 'bucket: acme//lfs'), [
    { kind: 'bucket-malformed', value: 'acme//lfs' },
  ])
  matchAll(
    t,
    await changed('\n  lfs:\n', '\n  lfs:\n    object_store: {enabled: true, remote_directory: l}\n'),
    [{ kind: 'consolidated-ignored', because: [{ key: 'production.lfs.object_store.enabled' }] }],
  )
})

t.test('the registry', async (t) => {
  const changed = (to: string) => problemsIn(t, { [registry]: `version: 0.1\nstorage:\n  s3: ${to}\n` })
  matchAll(t, await changed('{region: eu-west-1}'), [
    { kind: 'bucket-missing', type: 'registry', key: 'storage.s3.bucket' },
  ])
  matchAll(t, await changed('{bucket: b}'), [{ kind: 'region-missing', client: 'registry' }])
  matchAll(
    t,
    await changed('{bucket: b, region: eu-west-1, regionendpoint: "https://s3.eu-west-1.amazonaws.com"}'),
    [{ kind: 'endpoint-beside-role', client: 'registry' }],
  )
  matchAll(
    t,
    await changed(
      '{bucket: b, region: eu-west-1, v4auth: false, secure: false, skipverify: true, objectacl: public-read}',
    ),
    [
      { kind: 'signature-version-2' },
      { kind: 'plain-http' },
      { kind: 'certificate-unchecked' },
      { kind: 'acl', value: 'public-read' },
    ],
  )
  t.strictSame(
    await changed('{bucket: b, region: eu-west-1, objectacl: public-read, objectownership: true}'),
    [],
  )
  matchAll(
    t,
    await problemsIn(t, { [registry]: `${registryYml.replace('s3_v2', 's3')}  filesystem: {}\n` }),
    [{ kind: 'several-drivers', drivers: ['s3', 'filesystem'] }],
  )
})

t.test('s3cmd, and the variables', async (t) => {
  matchAll(t, await problemsIn(t, { [cfg]: minioS3cfg }), [
    { kind: 'minio-fallback', client: 's3cmd', key: 'host_base' },
    { kind: 'signature-version-2', key: 'signature_v2' },
  ])
  matchAll(
    t,
    await problemsIn(t, {
      [cfg]: '[default]\nuse_https = no\ncheck_ssl_certificate = no\nacl_public = yes\n',
    }),
    [{ kind: 'plain-http' }, { kind: 'certificate-unchecked' }, { kind: 'acl', client: 's3cmd' }],
  )
  matchAll(
    t,
    await problemsIn(t, {}, { AWS_ACCESS_KEY_ID: 'AKIAQ3EGRIGPUWSCLWHS', AWS_REGION: 'us-east-1\n' }),
    [
      { kind: 'static-key', file: 'environment', key: 'AWS_ACCESS_KEY_ID' },
      { kind: 'half-key-pair' },
      { kind: 'odd-text', oddity: 'newline', key: 'AWS_REGION' },
    ],
  )
})

t.test('where gitlab.yml is missing, the Secrets tell', async (t) => {
  const secret = '/etc/gitlab/objectstorage/object_store'
  matchAll(t, await problemsIn(t, { [secret]: 'provider: AWS\nregion: us-east-1\n' }), [
    { kind: 'iam-profile-off', file: secret, key: 'use_iam_profile' },
  ])
  t.strictSame(
    (await problemsIn(t, { [yml]: storageSpecificYml, [secret]: 'provider: aws\n' })).map(({ kind }) => kind),
    ['static-key'],
    'and are silent where it is there',
  )
})
