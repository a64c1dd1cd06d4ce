import t from 'tap'
import { bucketChecks, podChecks } from '../src/checks/index.ts'
import { select } from '../src/selection.ts'

const all = [...podChecks, ...bucketChecks]
const chosen = (only: readonly string[], skip: readonly string[] = []) => [...select(all, only, skip).chosen]

t.test('without patterns every check is chosen', async (t) => {
  t.equal(chosen([]).length, all.length)
})

t.test('--only chooses by id, glob and category, with what the check waits for', async (t) => {
  t.strictSame(chosen(['region-set']), ['region-set'])
  t.ok(chosen(['s3-list']).includes('assume-role'), 'the role')
  t.ok(chosen(['s3-list']).includes('rails-credentials'), 'why a client may be nobody')
  t.ok(chosen(['s3-upload-lists']).includes('s3-multipart'), 'what tells that no upload can be begun')
  t.ok(chosen(['s3-delete']).includes('s3-write'), 'something to delete')
  t.ok(['s3-list', 's3-write', 's3-delete'].every((id) => chosen(['s3-*']).some((one) => one === id)))
  t.strictSame(chosen(['*-write']), chosen(['s3-write']))
  t.ok(chosen(['buckets']).includes('s3-copy'), 'a category')
  t.notOk(chosen(['pod']).includes('s3-list'))
})

t.test('--skip leaves out what it names and nothing else', async (t) => {
  t.strictSame(
    all.map(({ id }) => id).filter((id) => !chosen([], ['s3-copy']).includes(id)),
    ['s3-copy'],
  )
})

t.test('a pattern that fits nothing is told', async (t) => {
  t.strictSame(select(all, ['s3-lst', 's3-list'], ['*-nothing']).unknown, ['s3-lst', '*-nothing'])
})
