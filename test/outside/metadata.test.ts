import { createServer, type RequestListener } from 'node:http'
import t from 'tap'
import { instanceRole } from '../../src/outside/metadata.ts'
import { Network } from '../../src/outside/network/network.ts'

const credentials = JSON.stringify({
  ...{ Code: 'Success', AccessKeyId: 'ASIAIOSFODNN7EXAMPLE', SecretAccessKey: 'secret', Token: 'token' },
  Expiration: '2099-01-01T00:00:00Z',
})

/** A metadata service that hangs at /healthz, as who drops what it does not know may do. */
const hangsAtHealth: RequestListener = ({ url = '' }, response) => {
  if (url === '/healthz') return
  if (url === '/latest/api/token') response.end('session')
  else if (url.endsWith('/security-credentials/')) response.end('node')
  else if (url.endsWith('/security-credentials/node')) response.end(credentials)
  else response.writeHead(404).end()
}

t.test('what else is asked meanwhile does not count as time of the role', async (t) => {
  const server = createServer(hangsAtHealth)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const toPort = typeof address === 'object' ? (address?.port ?? 0) : 0
  const network = new Network({
    connectTo: [{ fromHost: '', fromPort: undefined, toHost: '127.0.0.1', toPort }],
    secureContext: undefined,
    proxies: { forHost: () => undefined },
    requestMs: 5_000,
    stop: new AbortController().signal,
    graceMs: 100,
  })
  t.teardown(() => {
    network.close()
    server.closeAllConnections()
    server.close()
  })

  const { metadata, answer } = await instanceRole(network)
  t.ok(answer.ok)
  t.equal(metadata.role, 'node')
  t.ok((metadata.slowestMs ?? 0) < 900, `took ${metadata.slowestMs} ms`)
})
