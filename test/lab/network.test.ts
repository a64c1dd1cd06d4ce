import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import type { Duplex } from 'node:stream'
import { connect } from 'node:tls'
import { ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3'
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import t from 'tap'
import type { Json } from '../../lab/merge-patch.ts'
import { failureOf, podCredentials, podS3, startWorld, stsOf } from './clients.ts'
import { ask } from './plain-http.ts'

const whoAmI = new GetCallerIdentityCommand()
const onSts = (fault: Json): Json => ({ faults: { 'sts.*': fault } })

const certificates: readonly (readonly [string, RegExp])[] = [
  ['self-signed', /self-signed certificate/],
  ['expired', /certificate has expired/],
  ['wrong-host', /does not match certificate's altnames/],
  ['untrusted-ca', /self-signed certificate in certificate chain/],
]
for (const [certificate, expected] of certificates) {
  t.test(`TLS: ${certificate}`, async (t) => {
    const lab = await startWorld(t, onSts({ certificate }))
    t.match(await failureOf(stsOf(lab).send(whoAmI)), expected)
    t.same(lab.requests, [])
  })
}

t.test('connections that go nowhere', async (t) => {
  const reset = await startWorld(t, onSts({ connection: 'reset' }))
  t.match(await failureOf(stsOf(reset).send(whoAmI)), /ECONNRESET|socket disconnected/)
  const plain = await startWorld(t, onSts({ connection: 'not-tls' }))
  t.match(await failureOf(stsOf(plain).send(whoAmI)), /wrong version number/)
  const cut = await startWorld(t, onSts({ request: 'reset' }))
  t.match(await failureOf(stsOf(cut).send(whoAmI)), /socket hang up/)
})

for (const stage of [{ connection: 'black-hole' }, { request: 'black-hole' }]) {
  t.test(`silence: ${JSON.stringify(stage)}`, async (t) => {
    const lab = await startWorld(t, onSts(stage))
    const abortSignal = AbortSignal.timeout(300)
    t.match(await failureOf(stsOf(lab).send(whoAmI, { abortSignal })), /AbortError/)
  })
}

t.test('somebody else answers', async (t) => {
  const lab = await startWorld(t, {}, 'proxy-blocks-s3')
  const s3 = await podS3(lab)
  const thrown = await s3
    .send(new ListObjectsV2Command({ Bucket: 'acme-gitlab-tmp' }))
    .catch((e: unknown) => e)
  t.match(thrown, { $metadata: { httpStatusCode: 403 }, $response: { headers: { server: 'webfilter' } } })
})

t.test('AWS throttles, then answers', async (t) => {
  const lab = await startWorld(t, { faults: { '*.s3.*': { throttle: { times: 2 } } } })
  const s3 = await podS3(lab)
  const list = () => failureOf(s3.send(new ListObjectsV2Command({ Bucket: 'acme-gitlab-tmp' })))
  t.same(
    [await list(), await list(), await list()],
    [
      '503 SlowDown: Please reduce your request rate.',
      '503 SlowDown: Please reduce your request rate.',
      'worked',
    ],
  )
})

t.test('an answer is lost, but what was asked is done', async (t) => {
  const lab = await startWorld(t, {
    faults: { '*s3.*': { losesAnswer: { operation: 'PutObject', times: 1 } } },
  })
  const s3 = await podS3(lab)
  const put = (Key: string) =>
    failureOf(
      s3.send(new PutObjectCommand({ Bucket: 'acme-gitlab-tmp', Key, Body: 'x' }), {
        abortSignal: AbortSignal.timeout(500),
      }),
    )
  t.match(await put('lost'), /AbortError/)
  t.equal(await put('found'), 'worked')
  t.same(
    lab.snapshot()['acme-gitlab-tmp']?.versions.map(({ key }) => key),
    ['lost', 'found'],
  )
})

t.test('every handshake and every answer takes a round trip', async (t) => {
  const lab = await startWorld(t, { latencyMs: 60 })
  const sts = stsOf(lab, { credentials: await podCredentials(lab) })
  const took = async () => {
    const started = performance.now()
    await sts.send(whoAmI)
    return performance.now() - started
  }
  t.ok((await took()) >= 118, 'TLS and HTTP')
  t.ok((await took()) >= 58, 'HTTP only')
  const [first, second] = lab.requests.slice(-2)
  t.equal(second?.connection, first?.connection, 'the connection was kept')
})

t.test('the proxy wants its password, and then leads to every host', async (t) => {
  const lab = await startWorld(t, { proxy: { user: 'gitlab', password: 'pa:ss/word' } })
  t.match(await tunnel(lab.port, {}), { status: 407, challenge: 'Basic realm="proxy"' })
  const login = Buffer.from('gitlab:pa:ss/word').toString('base64')
  const { status, socket } = await tunnel(lab.port, { 'Proxy-Authorization': `Basic ${login}` })
  t.equal(status, 200)
  const secure = connect({ socket, servername: 'sts.amazonaws.com', ca: readFileSync(lab.caFile) })
  secure.end('GET /?Action=GetCallerIdentity&Version=2011-06-15 HTTP/1.1\r\nHost: sts.amazonaws.com\r\n\r\n')
  const [answer] = await once(secure, 'data')
  t.match(String(answer), /^HTTP\/1\.1 403.*<Code>MissingAuthenticationToken<\/Code>/s)
  t.match(lab.requests, [{ proxied: true, host: 'sts.amazonaws.com', operation: 'GetCallerIdentity' }])
})

t.test('a proxy that cannot reach AWS', async (t) => {
  const lab = await startWorld(t, { proxy: { refuseWith: 502 } })
  t.match(await tunnel(lab.port, {}), { status: 502 })
})

async function tunnel(port: number, headers: Record<string, string>) {
  const asked = request({
    host: '127.0.0.1',
    port,
    method: 'CONNECT',
    path: 'sts.amazonaws.com:443',
    headers,
  })
  const [response, socket] = await new Promise<[IncomingMessage, Duplex]>((resolve, reject) => {
    asked.once('connect', (answer, duplex) => resolve([answer, duplex]))
    asked.once('error', reject).end()
  })
  return { status: response.statusCode, challenge: response.headers['proxy-authenticate'], socket }
}

t.test('a proxy that refuses also refuses pages without TLS', async (t) => {
  const lab = await startWorld(t, { proxy: { refuseWith: 403 } })
  const page = 'http://169.254.169.254/latest/meta-data/'
  t.equal((await ask(lab, '169.254.169.254', page)).status, 403)
})
