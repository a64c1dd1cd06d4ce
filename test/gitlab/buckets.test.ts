import t, { type Test } from 'tap'
import { bucketsOf } from '../../src/gitlab/buckets.ts'
import type { Env } from '../../src/gitlab/environment.ts'
import { consolidatedYml, minioS3cfg, registryYml, storageSpecificYml, workhorseToml } from './files.ts'
import { discover, matchAll, type PodFiles, rootWith } from './pod.ts'

const yml = '/srv/gitlab/config/gitlab.yml'
const cfg = '/home/git/.s3cfg'
const registry = '/etc/docker/registry/config.yml'
const toolbox: Env = {
  ARTIFACTS_BUCKET_NAME: 'acme-artifacts',
  LFS_BUCKET_NAME: 'acme-lfs',
  UPLOADS_BUCKET_NAME: 'acme-shared/uploads',
  TERRAFORM_STATE_BUCKET_NAME: 'gitlab-terraform-state',
  REGISTRY_BUCKET_NAME: 'registry',
  BACKUP_BUCKET_NAME: 'acme-backups',
  TMP_BUCKET_NAME: 'acme-tmp',
}

async function bucketsIn(t: Test, files: PodFiles, env: Env = {}) {
  const { facts } = await discover(rootWith(t, files), env)
  return bucketsOf(facts)
}

t.test('gitlab.yml and the variables together', async (t) => {
  const { buckets, conflicts } = await bucketsIn(
    t,
    { [yml]: consolidatedYml, [cfg]: '[default]\nbucket_location = eu-central-1\n' },
    toolbox,
  )
  t.strictSame(
    buckets.map(({ use, name, enabled, clients }) => [
      use,
      name,
      enabled,
      clients.map(({ client }) => client).join(),
    ]),
    [
      ['registry', 'registry', true, 's3cmd'],
      ['lfs', 'acme-lfs', true, 'rails,s3cmd'],
      ['artifacts', 'acme-artifacts', true, 'rails,s3cmd'],
      ['uploads', 'acme-shared', true, 'rails,s3cmd'],
      ['packages', 'acme-packages', true, 'rails'],
      ['terraform-state', 'gitlab-terraform-state', false, 's3cmd'],
      ['pages', 'acme-pages', false, 'rails'],
      ['backups', 'acme-backups', true, 's3cmd'],
      ['tmp', 'acme-tmp', true, 's3cmd'],
    ],
  )
  t.match(buckets.find(({ use }) => use === 'uploads')?.clients, [
    {
      client: 'rails',
      prefix: 'uploads',
      provider: { value: 'AWS' },
      region: { value: 'eu-central-1' },
      encryption: { algorithm: { value: 'aws:kms' } },
      saidBy: { file: yml, key: 'production.object_store.objects.uploads.bucket' },
    },
    {
      client: 's3cmd',
      prefix: 'uploads',
      region: { value: 'eu-central-1', file: cfg },
      saidBy: { key: 'UPLOADS_BUCKET_NAME' },
    },
  ])
  t.strictSame(conflicts, [], 'a variable for a disabled feature is no conflict')
})

t.test('the tool that is switched to, and a backend that is not S3', async (t) => {
  const { buckets } = await bucketsIn(
    t,
    {},
    { ...toolbox, S3_TOOL: 'awscli', BACKUP_BACKEND: 'gcs', AWS_REGION: 'eu-west-1' },
  )
  t.match(
    buckets.find(({ use }) => use === 'backups'),
    { enabled: false, clients: [{ client: 'awscli', region: { value: 'eu-west-1', key: 'AWS_REGION' } }] },
  )
  t.equal(buckets.find(({ use }) => use === 'lfs')?.enabled, undefined, 'nobody says')
})

t.test('Workhorse writes where Rails tells it to, but not for Pages', async (t) => {
  const files = { [yml]: consolidatedYml, '/srv/gitlab/config/workhorse-config.toml': workhorseToml }
  const { buckets } = await bucketsIn(t, files)
  const clients = (use: string) => buckets.find((one) => one.use === use)?.clients.map(({ client }) => client)
  t.strictSame([clients('lfs'), clients('pages')], [['rails', 'workhorse'], ['rails']])
})

t.test('the registry’s own bucket against the toolbox’s idea of it', async (t) => {
  const { buckets, conflicts } = await bucketsIn(
    t,
    { [registry]: registryYml },
    { REGISTRY_BUCKET_NAME: 'registry', AWS_REGION: 'eu-central-1' },
  )
  t.match(buckets[0], {
    name: 'acme-registry',
    enabled: true,
    clients: [{ client: 'registry', prefix: 'images', encryption: { algorithm: { value: 'aws:kms' } } }],
  })
  matchAll(t, conflicts, [
    {
      kind: 'bucket-names-differ',
      use: 'registry',
      settings: [
        { value: 'acme-registry', file: registry, key: 'storage.s3_v2.bucket' },
        { value: 'registry', key: 'REGISTRY_BUCKET_NAME' },
      ],
    },
  ])
})

t.test('two types in one bucket, unless each has its prefix', async (t) => {
  const into = (lfs: string) =>
    bucketsIn(t, { [yml]: consolidatedYml.replace('bucket: acme-lfs', `bucket: ${lfs}`) })
  matchAll(t, (await into('acme-artifacts')).conflicts, [
    { kind: 'bucket-shared', name: 'acme-artifacts', uses: ['lfs', 'artifacts'] },
  ])
  t.strictSame((await into('acme-shared/lfs')).conflicts, [])
})

t.test('s3cmd pointed at MinIO while Rails stores in AWS', async (t) => {
  const { conflicts } = await bucketsIn(t, { [yml]: consolidatedYml, [cfg]: minioS3cfg })
  matchAll(t, conflicts, [
    {
      kind: 's3cmd-beside-aws',
      s3cmd: { file: cfg, key: 'host_base' },
      aws: { key: 'production.object_store.connection' },
    },
  ])
  const { conflicts: quiet } = await bucketsIn(
    t,
    { [yml]: consolidatedYml, [cfg]: minioS3cfg },
    { S3_TOOL: 'awscli' },
  )
  t.strictSame(quiet, [])
})

t.test('a role beside keys, and regions that differ', async (t) => {
  const { conflicts } = await bucketsIn(
    t,
    { [yml]: storageSpecificYml, [cfg]: '[default]\nbucket_location = eu-west-1\n' },
    { LFS_BUCKET_NAME: 'git-lfs' },
  )
  matchAll(t, conflicts, [
    { kind: 'regions-differ', name: 'git-lfs', settings: [{ value: 'us-east-1' }, { value: 'eu-west-1' }] },
    {
      kind: 'role-beside-keys',
      role: { key: 'production.artifacts.object_store.connection.use_iam_profile' },
      keys: [{ key: 'production.lfs.object_store.connection' }],
    },
  ])
})
