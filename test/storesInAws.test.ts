import t from 'tap'
import type { Plan } from '../src/model/clients.ts'
import type { ClientView } from '../src/model/clientView.ts'
import { isElsewhere, viewsInAws } from '../src/storesInAws.ts'

const plan = (client: Plan['client'], endpoint?: string): Plan => ({
  ...{ client, use: 'lfs', way: { source: 'imds' }, needs: {}, prefixes: [], required: client !== 'awscli' },
  manner: { pathStyle: false, ...(endpoint === undefined ? {} : { endpoint }) },
})
const view = (id: ClientView['id']): ClientView => ({
  ...{ id, source: 'imds', identity: 'imds', supported: true },
  ...(id === 'awscli' ? { optional: true } : {}),
})
const minio = 'https://minio.example.com'

t.test('an endpoint of AWS is no other place', async (t) => {
  t.notOk(isElsewhere(plan('rails')))
  t.notOk(isElsewhere(plan('rails', 'https://s3.eu-central-1.amazonaws.com')))
  for (const endpoint of [
    'http://s3.us-east-1.amazonaws.com',
    'https://s3.us-east-1.amazonaws.com:443/',
    'HTTPS://S3.EU-CENTRAL-1.AMAZONAWS.COM',
    'https://bucket.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com',
    's3.cn-north-1.amazonaws.com.cn',
  ])
    t.notOk(isElsewhere(plan('rails', endpoint)), endpoint)
  for (const endpoint of [minio, 'https://amazonaws.com.example.com', 'https://notamazonaws.com', '%%'])
    t.ok(isElsewhere(plan('rails', endpoint)), endpoint)
})

t.test('who stores elsewhere does not concern AWS', async (t) => {
  const views = [view('rails'), view('s3cmd'), view('awscli')]
  const ids = (plans: readonly Plan[]) => viewsInAws(views, plans).map(({ id }) => id)
  t.strictSame(ids([plan('rails'), plan('s3cmd'), plan('awscli')]), ['rails', 's3cmd', 'awscli'])
  t.strictSame(ids([plan('rails', minio), plan('s3cmd'), plan('awscli')]), ['s3cmd', 'awscli'])
  t.strictSame(
    ids([plan('rails', minio), plan('s3cmd', minio), plan('awscli')]),
    [],
    'what GitLab can do without does not either',
  )
})
