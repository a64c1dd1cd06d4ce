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
  t.ok(isElsewhere(plan('rails', minio)))
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
