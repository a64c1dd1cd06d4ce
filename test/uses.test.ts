import t from 'tap'
import { uses } from '../src/uses.ts'
import { USES } from './words.ts'

t.test('every use has its place in the order once', async (t) => {
  t.equal(new Set(uses).size, uses.length)
  t.strictSame(uses.toSorted(), Object.keys(USES).toSorted())
})
