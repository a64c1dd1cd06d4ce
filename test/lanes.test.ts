import t from 'tap'
import { lanesOf } from '../src/lanes.ts'
import type { Plan } from '../src/model/clients.ts'

const bucket = { type: 'bucket', name: 'all', uses: ['lfs', 'uploads', 'packages'], saidBy: [] } as const
const way = { source: 'imds' } as const

t.test('every lane of a bucket has a name of its own', async (t) => {
  const plans = bucket.uses.map(
    (use): Plan => ({
      ...{ client: 'rails', use, way, needs: { write: 'must' }, prefixes: [], required: true },
      manner: { pathStyle: false, encryption: { algorithm: 'aws:kms', keyId: `key-of-${use}` } },
    }),
  )
  t.strictSame(
    lanesOf([bucket], plans, 'imds').map(({ target }) => target.via),
    [undefined, 'rails-uploads', 'rails-packages'],
  )
})

t.test('the name of a lane is that of its clients where that is enough', async (t) => {
  const plans = (['workhorse', 'rails'] as const).map(
    (client): Plan => ({
      ...{ client, use: 'lfs', way: { source: 'imds' }, needs: {}, prefixes: [], required: true },
      manner: { pathStyle: client === 'rails' },
    }),
  )
  t.strictSame(
    lanesOf([bucket], plans, 'imds').map(({ target }) => target.via),
    [undefined, 'rails'],
  )
})
