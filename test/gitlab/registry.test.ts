import t from 'tap'
import { readRegistry } from '../../src/gitlab/registry.ts'
import { registryYml } from './files.ts'
import { contentOf, Kept } from './kept.ts'
import { matchAll } from './pod.ts'

const read = (text: string, env: Record<string, string> = {}, kept = new Kept()) =>
  contentOf(readRegistry('/r', text, env, kept))
const s3With = (settings: string, driver = 's3') => `version: 0.1\nstorage:\n  ${driver}: ${settings}\n`

t.test('a registry with the driver of AWS’s second SDK', async (t) => {
  const { drivers, s3 } = read(registryYml)
  t.strictSame(drivers, ['s3_v2'])
  t.match(s3, {
    driver: 's3_v2',
    key: 'storage.s3_v2',
    bucket: { value: 'acme-registry', key: 'storage.s3_v2.bucket' },
    region: { value: 'eu-central-1' },
    rootDirectory: { value: '/images' },
    encrypt: { value: true },
    kmsKeyId: { value: /^arn:aws:kms:/ },
    v4Auth: { value: true },
    redirectDisabled: { value: true },
    complaints: [],
  })
})

t.test('every driver that stores in S3, and those that do not', async (t) => {
  for (const driver of ['s3', 's3aws', 's3_v2'])
    t.equal(read(s3With('{bucket: b}', driver)).s3?.driver, driver)
  t.strictSame(read('version: 0.1\nstorage:\n  filesystem:\n    rootdirectory: /data\n'), {
    drivers: ['filesystem'],
  })
  t.strictSame(read('version: 0.1\n'), { drivers: [] })
  t.strictSame(read('version: 0.1\nstorage:\n  s3: {bucket: b}\n  s3_v2: {bucket: b}\n').drivers, [
    's3',
    's3_v2',
  ])
})

t.test('settings that matter, with Go’s booleans', async (t) => {
  const settings =
    '{bucket: b, regionendpoint: "http://minio:9000", v4auth: "False", secure: "f", skipverify: 1, objectacl: public-read, objectownership: true, forcepathstyle: "T", Regionn: x}'
  const { s3 } = read(s3With(settings))
  t.match(s3, {
    regionEndpoint: { value: 'http://minio:9000' },
    v4Auth: { value: false },
    secure: { value: false },
    objectAcl: { value: 'public-read' },
    objectOwnership: { value: true },
    pathStyle: { value: true, key: 'storage.s3.forcepathstyle' },
  })
  t.equal(s3?.skipVerify, undefined, 'a number is no boolean to Go')
  matchAll(t, s3?.complaints ?? [], [{ kind: 'wrong-type' }, { kind: 'unknown-key', meant: 'region' }])
})

t.test('variables overrule the file, and say so', async (t) => {
  const kept = new Kept()
  const env = {
    REGISTRY_STORAGE_S3_BUCKET: 'from-env',
    REGISTRY_STORAGE_S3_V4AUTH: 'false',
    REGISTRY_STORAGE_S3_ACCESSKEY: 'AKIAQ3EGRIGPUWSCLWHS',
    REGISTRY_STORAGE_S3_SECRETKEY: 'environment-canary',
    REGISTRY_STORAGE_S3_V2_BUCKET: 'not-reachable',
  }
  const { s3 } = read(s3With('{bucket: in-file, region: eu-west-1}'), env, kept)
  t.match(s3, {
    bucket: { value: 'from-env', file: 'environment', key: 'REGISTRY_STORAGE_S3_BUCKET' },
    v4Auth: { value: false, file: 'environment' },
    region: { value: 'eu-west-1', file: '/r' },
    keys: { accessKeyId: { file: 'environment', key: 'REGISTRY_STORAGE_S3_ACCESSKEY', prefix: 'AKIA' } },
  })
  t.equal(kept.pairs.at(-1)?.secretAccessKey, 'environment-canary')
  t.notMatch(JSON.stringify(s3), /canary/)
  t.strictSame(read('version: 0.1\n', env).drivers, ['s3'], 'a driver of variables alone')
})
