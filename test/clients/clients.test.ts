import t from 'tap'
import type { Env, StorageSettings } from '../../src/clients/client.ts'
import { clients } from '../../src/clients/index.ts'
import { s3cmdKeys } from '../../src/clients/s3cmdPair.ts'
import { isPodIdentityUnsure } from '../../src/clients/workhorse.ts'
import type { Versions } from '../../src/model/clients.ts'
import { surroundings, useOf } from './surroundings.ts'

const irsa = { AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/gitlab', AWS_WEB_IDENTITY_TOKEN_FILE: '/token' }
const keys = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }
const container = { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/v1/credentials' }
const ecs = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials' }
const regional = { AWS_STS_REGIONAL_ENDPOINTS: 'regional' }

function ways(env: Env, versions: Versions = {}) {
  const pod = surroundings({ env, versions })
  return Object.fromEntries(clients.map((client) => [client.id, client.way(pod, useOf(client))]))
}

function sources(env: Env, versions: Versions = {}) {
  return Object.fromEntries(Object.entries(ways(env, versions)).map(([id, { source }]) => [id, source]))
}

function stsHosts(env: Env, versions: Versions = {}) {
  return Object.fromEntries(Object.entries(ways(env, versions)).map(([id, { stsHost }]) => [id, stsHost]))
}

function unsupported(env: Env, versions: Versions = {}) {
  const pod = surroundings({ env, versions })
  return clients.flatMap((client) =>
    client.unsupported(pod, useOf(client)) === undefined ? [] : [client.id],
  )
}

const all = (one: string) => ({ rails: one, workhorse: one, registry: one, s3cmd: one, awscli: one })

t.test('each client takes its credentials by its own order', async (t) => {
  t.strictSame(sources(irsa), all('irsa'))
  t.strictSame(sources({}), all('imds'))
  const fogIgnoresKeys = { ...all('static-env'), rails: 'irsa' }
  t.strictSame(sources({ ...keys, ...irsa }), fogIgnoresKeys)
  const fogTakesContainersFirst = { ...all('irsa'), rails: 'pod-identity' }
  t.strictSame(sources({ ...container, ...irsa }), fogTakesContainersFirst)
  t.strictSame(sources(container), { ...all('pod-identity'), s3cmd: 'imds' })
  t.strictSame(sources(ecs), { ...all('pod-identity'), s3cmd: 'imds' })
  const empty = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', ...irsa }
  t.strictSame(sources(empty), all('irsa'), 'empty is unset')
  const oldNames = { AWS_ACCESS_KEY: 'AKIAEXAMPLE', AWS_SECRET_KEY: 'secret' }
  t.strictSame(sources(oldNames), { ...all('imds'), s3cmd: 'static-env' }, 'names that only s3cmd knows')
})

t.test('and calls STS where its own rules say', async (t) => {
  const eu = { ...irsa, AWS_REGION: 'eu-central-1' }
  const global = 'sts.amazonaws.com'
  const own = 'sts.eu-central-1.amazonaws.com'
  t.strictSame(stsHosts(eu), { ...all(own), rails: global, s3cmd: global })
  t.strictSame(stsHosts({ ...eu, ...regional }), all(own))
  t.equal(stsHosts({ ...irsa, ...regional }).s3cmd, 'sts.US.amazonaws.com', 'the default of bucket_location')
  t.equal(stsHosts({ ...irsa, AWS_REGION: '', AWS_DEFAULT_REGION: 'eu-central-1' }).awscli, own)
  t.equal(stsHosts({ ...irsa, AWS_REGION: 'cn-north-1' }).awscli, 'sts.cn-north-1.amazonaws.com.cn')
  t.equal(stsHosts({ ...eu, AWS_ENDPOINT_URL_STS: 'https://sts.example.com' }).rails, 'sts.example.com')
})

t.test('an old version does less than a new one', async (t) => {
  const eu = { ...irsa, ...regional, AWS_REGION: 'eu-central-1' }
  const global = 'sts.amazonaws.com'
  const cases: readonly [Versions, Env, string, string, string | undefined][] = [
    [{ fogAws: '3.6.5' }, irsa, 'rails', 'imds', undefined],
    [{ fogAws: '3.8.0' }, irsa, 'rails', 'irsa', global],
    [{ fogAws: '3.11.0' }, eu, 'rails', 'irsa', global],
    [{ fogAws: '3.23.0' }, eu, 'rails', 'irsa', global],
    [{ fogAws: '3.24.0' }, eu, 'rails', 'irsa', 'sts.eu-central-1.amazonaws.com'],
    [{ fogAws: '3.24.0' }, container, 'rails', 'imds', undefined],
    [{ fogAws: '3.25.0' }, container, 'rails', 'pod-identity', undefined],
    [
      { fogAws: '3.25.0' },
      { ...eu, AWS_ENDPOINT_URL_STS: 'https://a.example' },
      'rails',
      'irsa',
      'sts.eu-central-1.amazonaws.com',
    ],
    [{ s3cmd: '2.1.0' }, irsa, 's3cmd', 'imds', undefined],
    [{ s3cmd: '2.2.0' }, eu, 's3cmd', 'irsa', global],
    [{ s3cmd: '2.3.0' }, eu, 's3cmd', 'irsa', 'sts.eu-central-1.amazonaws.com'],
    [{ registry: 'v3.7.0-gitlab' }, irsa, 'registry', 'imds', undefined],
    [{ registry: 'v3.9.0-gitlab' }, irsa, 'registry', 'irsa', global],
    [{ registry: 'v4.11.0-gitlab' }, container, 'registry', 'imds', undefined],
    [{ registry: 'v4.12.0-gitlab' }, container, 'registry', 'pod-identity', undefined],
    [{ gitlab: '17.3.1' }, { ...irsa, AWS_REGION: 'eu-central-1' }, 'workhorse', 'irsa', global],
    [
      { gitlab: '17.3.1' },
      { ...irsa, AWS_REGION: 'af-south-1' },
      'workhorse',
      'irsa',
      'sts.af-south-1.amazonaws.com',
    ],
    [
      { gitlab: '17.4.0' },
      { ...irsa, AWS_REGION: 'eu-central-1' },
      'workhorse',
      'irsa',
      'sts.eu-central-1.amazonaws.com',
    ],
    [{ awscli: '1.27.87' }, { ...irsa, AWS_REGION: 'eu-central-1' }, 'awscli', 'irsa', global],
    [
      { awscli: '1.42.0' },
      { ...irsa, AWS_REGION: 'eu-central-1' },
      'awscli',
      'irsa',
      'sts.eu-central-1.amazonaws.com',
    ],
    [{ awscli: '1.29.9' }, container, 'awscli', 'imds', undefined],
    [{ awscli: '1.30.0' }, container, 'awscli', 'pod-identity', undefined],
    [{ awscli: '2.14.0' }, container, 'awscli', 'imds', undefined],
    [{ awscli: '2.15.0' }, container, 'awscli', 'pod-identity', undefined],
  ]
  for (const [versions, env, client, source, host] of cases) {
    const way = ways(env, versions)[client]
    t.strictSame([way?.source, way?.stsHost], [source, host], `${client} ${JSON.stringify(versions)}`)
  }
})

t.test('who cannot use what the pod offers says so, and nobody is accused on a guess', async (t) => {
  t.strictSame(unsupported(container), ['s3cmd'])
  t.strictSame(unsupported(irsa), [])
  t.strictSame(unsupported(irsa, { fogAws: '3.6.5', s3cmd: '2.1.0', registry: 'v3.7.0-gitlab' }), [
    'rails',
    'registry',
    's3cmd',
  ])
  t.strictSame(unsupported(irsa, { fogAws: '3.7.0' }), ['rails'], 'EKS sets no AWS_ROLE_SESSION_NAME')
  t.strictSame(unsupported({ ...irsa, AWS_ROLE_SESSION_NAME: 'x' }, { fogAws: '3.7.0' }), [])
  const old = { fogAws: '3.24.0', registry: 'v4.11.0-gitlab', awscli: '1.29.0' }
  t.strictSame(unsupported(container, old), ['rails', 'registry', 's3cmd', 'awscli'])
  t.strictSame(unsupported({ ...container, ...keys }, old), ['rails'], 'keys come first for the others')
  const keysFirst = { ...irsa, ...keys }
  t.strictSame(unsupported(keysFirst, { registry: 'v3.7.0-gitlab' }), [], 'it never gets as far as the role')
  t.strictSame(unsupported({ AWS_ROLE_ARN: irsa.AWS_ROLE_ARN }), ['s3cmd'], 'AssumeRole, unsigned')
})

t.test('its own configuration comes first', async (t) => {
  const at = { file: '/settings', key: 'connection' }
  for (const client of clients.filter(({ id }) => id !== 'awscli')) {
    const withKeys = surroundings({ env: irsa, storage: { keys: 'both', at } })
    t.strictSame(client.way(withKeys, useOf(client)), { source: 'static-config', keys: at }, client.id)
    const half = surroundings({ env: irsa, storage: { keys: 'half' } })
    const taken = client.id === 's3cmd' ? 'static-config' : client.id === 'rails' ? 'none' : 'irsa'
    const profile = client.id === 'rails' ? { iamProfile: false } : {}
    const pod =
      client.id === 'rails' ? surroundings({ env: irsa, storage: { keys: 'half', ...profile } }) : half
    t.equal(client.way(pod, useOf(client)).source, taken, `${client.id} with half a pair`)
  }
})

t.test('s3cmd puts keys together from newer and older names', async (t) => {
  const [s3cmd] = clients.filter(({ id }) => id === 's3cmd')
  const way = (env: Env) => s3cmd?.way(surroundings({ env: { ...irsa, ...env } }), 'lfs')
  const own = (key: string) => ({ source: 'static-env', keys: { file: 'environment', key } })
  t.strictSame(way(keys), { source: 'static-env' })
  t.strictSame(way({ ...keys, AWS_SESSION_TOKEN: 'token' }), { source: 'static-env' })
  t.strictSame(way({ ...keys, AWS_SECURITY_TOKEN: 'token' }), own('AWS_ACCESS_KEY_ID'))
  t.strictSame(
    way({ ...keys, AWS_ACCESS_KEY: 'AKIAOTHER' }),
    own('AWS_ACCESS_KEY'),
    'the older name comes first',
  )
  t.strictSame(way({ AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_KEY: 'secret' }), own('AWS_ACCESS_KEY_ID'))
  t.strictSame(way({ AWS_ACCESS_KEY_ID: 'AKIA' }), own('AWS_ACCESS_KEY_ID'), 'without a secret it stops')
  t.equal(way({ AWS_SECRET_KEY: 'secret' })?.source, 'irsa', 'a secret alone is not looked at')
  const temporary = { AWS_ACCESS_KEY_ID: 'ASIA', AWS_SECRET_KEY: 'secret', AWS_SECURITY_TOKEN: 'token' }
  const held = { accessKeyId: 'ASIA', secretAccessKey: 'secret', sessionToken: 'token' }
  t.strictSame(s3cmdKeys(temporary), held, 'temporary keys need their token')
})

t.test('Workhorse asks in us-east-1 where its connection names no region', async (t) => {
  const env = { ...irsa, ...regional, AWS_REGION: 'eu-central-1' }
  const [workhorse] = clients.filter(({ id }) => id === 'workhorse')
  const host = (storage: Partial<StorageSettings>, gitlab: string) =>
    workhorse?.way(surroundings({ env, storage, versions: { gitlab } }), 'lfs').stsHost
  for (const gitlab of ['17.3.0', '17.4.0']) {
    t.equal(host({}, gitlab), 'sts.us-east-1.amazonaws.com')
    t.equal(host({ region: 'eu-west-1' }, gitlab), 'sts.eu-west-1.amazonaws.com')
  }
})

t.test('of Workhorse before 17.4 nobody knows whether it can use EKS Pod Identity', async (t) => {
  const unsure = (env: Env, gitlab: string) => isPodIdentityUnsure({ env, versions: { gitlab } })
  t.equal(unsure(container, '17.3.1'), true)
  t.equal(unsure(container, '17.4.0'), false)
  t.equal(unsure(ecs, '17.3.1'), false, "ECS's address is older")
})

t.test("the registry's older driver takes its endpoint for STS as well", async (t) => {
  const env = { ...irsa, AWS_REGION: 'eu-central-1' }
  const [registry] = clients.filter(({ id }) => id === 'registry')
  const host = (driver: string, regionEndpoint: string, versions: Versions = {}) =>
    registry?.way(surroundings({ env, versions, storage: { driver, regionEndpoint } }), 'registry').stsHost
  t.equal(host('s3', 'https://s3.example:9000'), 's3.example:9000')
  t.equal(host('s3', 's3.eu-central-1.amazonaws.com'), 's3.eu-central-1.amazonaws.com', "AWS's own, too")
  const before = { registry: '4.37.0-gitlab' }
  const since = { registry: '4.40.2-gitlab' }
  t.equal(host('s3', 's3.example', before), 's3.example')
  t.equal(host('s3', 's3.example', since), 'sts.eu-central-1.amazonaws.com', 'another name of s3_v2')
  t.equal(host('s3aws', 's3.example', since), 's3.example', 'of which nothing of the kind is known')
  t.equal(host('s3_v2', 'https://s3.example:9000'), 'sts.eu-central-1.amazonaws.com')
})
