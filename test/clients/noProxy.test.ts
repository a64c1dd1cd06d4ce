import t from 'tap'
import { exceptsAddress } from '../../src/clients/noProxy.ts'

const address = '169.254.169.254'

t.test('NO_PROXY excepts an address by itself, by a range, or with everything', async (t) => {
  for (const text of [
    address,
    `localhost, ${address}`,
    '*',
    '169.254.0.0/16',
    `${address}:80`,
    `a.example ${address}`,
  ])
    t.ok(exceptsAddress(text, address), text)
})

t.test('and not by what merely looks like it', async (t) => {
  for (const text of [
    undefined,
    '',
    '1',
    '169',
    '169.254.169.25',
    '169.255.0.0/16',
    '.169.254.169.254',
    'fd00::/8',
    '1/2/3',
  ])
    t.notOk(exceptsAddress(text, address), String(text))
})
