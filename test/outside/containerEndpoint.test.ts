import t from 'tap'
import { containerEndpoint, shown } from '../../src/outside/containerEndpoint.ts'

const full = (url: string) => containerEndpoint({ AWS_CONTAINER_CREDENTIALS_FULL_URI: url })

t.test('the SDKs ask with TLS, or where no stranger can be', async (t) => {
  const allowed = [
    'http://169.254.170.23/v1/credentials',
    'http://[fd00:ec2::23]/v1/credentials',
    'http://169.254.170.2/v2/credentials',
    'https://credentials.example.com/',
    'http://localhost:8080/',
    'http://127.0.0.1:8080/',
    'http://127.3.2.1/',
    'http://[::1]:8080/',
  ]
  for (const url of allowed) t.match(full(url), { ok: true, value: { href: url } }, url)
  const refused = [
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/',
    'http://169.254.170.23.example.com/',
    'http://[fd00:ec2::24]/',
    'http://credentials.example.com/',
    'ftp://127.0.0.1/',
  ]
  for (const url of refused)
    t.match(full(url), { ok: false, failure: { origin: 'pod', code: 'container-uri-not-allowed' } }, url)
})

t.test('the relative address is that of ECS, and comes first', async (t) => {
  const both = {
    AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/1',
    AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1/',
  }
  t.match(containerEndpoint(both), { ok: true, value: { href: 'http://169.254.170.2/v2/credentials/1' } })
})

t.test('what is no URL is quoted, without what may be secret', async (t) => {
  const failure = { origin: 'pod', code: 'container-uri-malformed' }
  t.match(full('169.254.170.23/v1?token=secret'), {
    ok: false,
    failure: {
      ...failure,
      message: 'AWS_CONTAINER_CREDENTIALS_FULL_URI is "169.254.170.23/v1", which is no URL',
    },
  })
  const relative = containerEndpoint({ AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: ':x' })
  t.match(relative, { ok: false, failure: { ...failure, message: /RELATIVE_URI is "http:/ } })
  t.equal(shown('https://user:secret@host:8443/path?token=secret#more'), 'https://host:8443/path')
  t.notMatch(shown('http://user:secret@:bad:/path'), /secret/)
})
