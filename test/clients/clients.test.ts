import t from 'tap'
import { viewOf } from '../../src/clients/client.ts'
import { clients, clientsOf } from '../../src/clients/index.ts'

const irsa = { AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/gitlab', AWS_WEB_IDENTITY_TOKEN_FILE: '/token' }
const keys = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }
const container = { AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/v1/credentials' }
const regional = { AWS_STS_REGIONAL_ENDPOINTS: 'regional' }

function sources(env: Record<string, string>) {
  return Object.fromEntries(clients.map((client) => [client.id, viewOf(client, env).source]))
}

function stsHosts(env: Record<string, string>) {
  return Object.fromEntries(clients.map((client) => [client.id, viewOf(client, env).stsHost]))
}

t.test('each client takes its credentials by its own order', async (t) => {
  const all = (source: string) => ({
    rails: source,
    workhorse: source,
    registry: source,
    s3cmd: source,
    awscli: source,
  })
  t.strictSame(sources(irsa), all('irsa'))
  t.strictSame(sources({}), all('imds'))
  t.strictSame(
    sources({ ...keys, ...irsa }),
    { ...all('static-env'), rails: 'irsa' },
    'fog-aws ignores keys here',
  )
  t.strictSame(
    sources({ ...container, ...irsa }),
    { ...all('irsa'), rails: 'pod-identity' },
    'fog-aws takes container credentials first',
  )
  t.strictSame(sources(container), { ...all('pod-identity'), s3cmd: 'imds' }, 's3cmd knows no Pod Identity')
  t.strictSame(
    sources({ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', ...irsa }),
    all('irsa'),
    'empty is unset',
  )
})

t.test('and calls STS where its own rules say', async (t) => {
  const eu = { ...irsa, AWS_REGION: 'eu-central-1' }
  const global = 'sts.amazonaws.com'
  const own = 'sts.eu-central-1.amazonaws.com'
  t.strictSame(stsHosts(eu), { rails: global, workhorse: own, registry: own, s3cmd: global, awscli: own })
  t.strictSame(stsHosts({ ...eu, ...regional }), {
    rails: own,
    workhorse: own,
    registry: own,
    s3cmd: own,
    awscli: own,
  })
  t.equal(stsHosts({ ...irsa, ...regional }).s3cmd, 'sts.US.amazonaws.com', 'the default of bucket_location')
  t.equal(stsHosts({ ...irsa, AWS_REGION: '', AWS_DEFAULT_REGION: 'eu-central-1' }).awscli, own)
  t.equal(stsHosts({ ...irsa, AWS_REGION: 'cn-north-1' }).awscli, 'sts.cn-north-1.amazonaws.com.cn')
  t.equal(stsHosts({ ...eu, AWS_ENDPOINT_URL_STS: 'https://sts.example.com' }).rails, 'sts.example.com')
})

t.test('s3cmd says that it cannot use Pod Identity', async (t) => {
  const view = clientsOf('toolbox', container).map((client) => viewOf(client, container))
  t.strictSame(
    view.flatMap(({ id, supported }) => (supported ? [] : [id])),
    ['s3cmd'],
  )
})
