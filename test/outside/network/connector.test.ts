import t from 'tap'
import { Connector } from '../../../src/outside/network/connector.ts'
import type { Journey } from '../../../src/outside/network/journey.ts'

const connector = new Connector({
  connectTo: [],
  secureContext: undefined,
  proxies: { forHost: () => undefined },
})

t.test('a look-up is given up as soon as the limit is reached, at the stage DNS', async (t) => {
  const limit = new AbortController()
  const over = new Error('the limit')
  const host = 'no-such-host.invalid'
  const journey: Journey = { stage: 'http', host, port: 443, signal: limit.signal }
  const opening = connector.open(journey, true)
  // Before any resolver can have answered: it is the limit that ends the wait, not the answer.
  limit.abort(over)
  await t.rejects(opening, over)
  t.equal(journey.stage, 'dns')
})
