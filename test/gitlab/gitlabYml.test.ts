import t from 'tap'
import { readGitlabYml } from '../../src/gitlab/gitlabYml.ts'
import { consolidatedYml, minioYml, storageSpecificYml } from './files.ts'
import { contentOf, Kept } from './kept.ts'
import { matchAll } from './pod.ts'

const read = (text: string, kept = new Kept()) => contentOf(readGitlabYml('/g', text, kept))
const typesOf = (text: string) => Object.fromEntries(read(text).types.map((type) => [type.section, type]))

t.test('the consolidated form, as today’s chart renders it', async (t) => {
  const { consolidated, types, complaints, registryEnabled } = read(consolidatedYml)
  t.strictSame(complaints, [])
  t.match(consolidated, {
    used: true,
    ignoredFor: [],
    connection: {
      key: 'production.object_store.connection',
      provider: { value: 'AWS' },
      region: { value: 'eu-central-1', file: '/g', key: 'production.object_store.connection.region' },
      useIamProfile: { value: true },
      complaints: [],
    },
    encryption: { algorithm: { value: 'aws:kms' }, kmsKeyId: { value: /^arn:aws:kms:/ } },
  })
  t.equal(registryEnabled?.value, true)
  t.strictSame(
    types.map(({ use, enabled, bucket, prefix, form }) => [
      use,
      enabled?.value,
      bucket?.value,
      prefix?.value,
      form,
    ]),
    [
      ['lfs', true, 'acme-lfs', undefined, 'consolidated'],
      ['artifacts', true, 'acme-artifacts', undefined, 'consolidated'],
      ['uploads', true, 'acme-shared', 'uploads', 'consolidated'],
      ['packages', true, 'acme-packages', undefined, 'consolidated'],
      ['external-diffs', false, undefined, undefined, 'consolidated'],
      ['terraform-state', false, undefined, undefined, 'consolidated'],
      ['ci-secure-files', false, undefined, undefined, 'consolidated'],
      ['dependency-proxy', false, undefined, undefined, 'consolidated'],
      ['pages', false, 'acme-pages', undefined, 'consolidated'],
    ],
  )
  t.equal(typesOf(consolidatedYml).lfs?.proxyDownload?.value, false)
  t.equal(typesOf(consolidatedYml).uploads?.proxyDownload?.value, true, 'falls back to the one for all')
})

t.test('a form for each type, with a pseudonymizer, as charts 4 and 5 render it', async (t) => {
  const kept = new Kept()
  const { consolidated, types, complaints } = read(storageSpecificYml, kept)
  t.equal(consolidated, undefined)
  t.strictSame(complaints, [])
  t.strictSame(
    types.map(({ use, bucket, storeEnabled, form }) => [use, bucket?.value, storeEnabled?.value, form]),
    [
      ['lfs', 'git-lfs', true, 'storage-specific'],
      ['artifacts', 'gitlab-artifacts', true, 'storage-specific'],
      ['external-diffs', 'gitlab-mr-diffs', false, 'storage-specific'],
      ['pages', 'gitlab-pages', true, 'storage-specific'],
      ['pseudonymizer', 'gitlab-pseudo', undefined, 'storage-specific'],
    ],
  )
  const { lfs, artifacts } = typesOf(storageSpecificYml)
  t.match(lfs?.connection?.keys.accessKeyId, { present: true, prefix: 'AKIA', oddities: [] })
  t.match(artifacts, { directUpload: { value: true }, backgroundUpload: { value: false } })
  t.match(
    kept.pairs.find(({ key }) => key === 'production.lfs.object_store.connection'),
    { accessKeyId: 'AKIAQ3EGRIGPUWSCLWHS' },
    'the pair goes to the keeper',
  )
})

t.test('the chart’s MinIO', async (t) => {
  t.match(typesOf(minioYml).artifacts?.connection, {
    endpoint: { value: 'http://gitlab-minio-svc.gitlab.svc:9000' },
    host: { value: 'minio.acme.example' },
    pathStyle: { value: true },
    keys: { accessKeyId: { present: true }, secretAccessKey: { present: true } },
  })
})

t.test('Rails ignores the settings for all types as soon as one type has its own', async (t) => {
  const withOwn = (section: string, store: string) =>
    read(consolidatedYml.replace(`\n  ${section}:\n`, `\n  ${section}:\n    object_store: ${store}\n`))
  t.match(withOwn('lfs', '{enabled: true, remote_directory: git-lfs}'), {
    consolidated: { used: false, ignoredFor: [{ key: 'production.lfs.object_store.enabled' }] },
    types: [
      { use: 'lfs', form: 'storage-specific', bucket: { value: 'git-lfs' } },
      { use: 'artifacts', form: 'none' },
    ],
  })
  t.match(withOwn('uploads', '{enabled: false, connection: {provider: AWS}}').consolidated, {
    used: false,
    ignoredFor: [{ key: 'production.uploads.object_store.connection' }],
  })
  t.match(withOwn('lfs', '{enabled: false, connection: {}}').consolidated, { used: true, ignoredFor: [] })
  const pages = withOwn('pages', '{enabled: true, remote_directory: own, connection: {provider: AWS}}')
  t.equal(pages.consolidated?.used, true, 'Pages may have its own')
  t.match(
    pages.types.find(({ use }) => use === 'pages'),
    { form: 'storage-specific', bucket: { value: 'own' } },
  )
})

t.test('the settings for all types count only with a switch and a connection', async (t) => {
  const without = (from: string, to: string) => read(consolidatedYml.replace(from, to)).consolidated?.used
  t.equal(without('object_store:\n    enabled: true', 'object_store:\n    enabled: false'), false)
  t.equal(
    without(
      'connection: {"provider":"AWS","use_iam_profile":true,"region":"eu-central-1"}',
      'connection: {}',
    ),
    false,
  )
  t.equal(without('object_store:\n    enabled: true', 'object_store:\n    enabled: yes'), true, 'YAML 1.1')
})

t.test('what a reader stumbles over', async (t) => {
  const complaintsFor = (from: string, to: string) => {
    const { complaints, consolidated } = read(consolidatedYml.replace(from, to))
    return [...complaints, ...(consolidated?.connection?.complaints ?? [])]
  }
  matchAll(
    t,
    complaintsFor('        bucket: acme-lfs\n', '        bucket: acme-lfs\n        bucket: other\n'),
    [{ kind: 'duplicate-key', key: 'bucket', line: 20 }],
  )
  matchAll(t, complaintsFor('bucket: acme-lfs', 'bucket: acme-lfs/'), [
    { kind: 'bucket-malformed', value: 'acme-lfs/' },
  ])
  matchAll(t, complaintsFor('bucket: acme-lfs', 'bucket: 12'), [
    { kind: 'wrong-type', wanted: 'text', found: 'a number' },
  ])
  matchAll(t, complaintsFor('bucket: acme-lfs', 'buket: acme-lfs'), [
    { kind: 'unknown-key', name: 'buket', meant: 'bucket' },
  ])
  matchAll(
    t,
    complaintsFor(
      'connection: {',
      'connection: <%= YAML.load_file("/etc/gitlab/objectstorage/object_store").to_json %> #',
    ),
    [
      {
        kind: 'wrong-type',
        key: 'production.object_store.connection',
        found: 'a template that was not rendered',
      },
    ],
  )
  matchAll(t, read('development: {}').complaints, [
    { kind: 'wrong-type', key: 'production', found: 'nothing' },
  ])
})
