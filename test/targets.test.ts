import t from 'tap'
import { targetsOf, uses } from '../src/targets.ts'

t.test('the buckets of the environment, in the order of their uses', async (t) => {
  const targets = targetsOf(
    { TMP_BUCKET_NAME: 'tmp', LFS_BUCKET_NAME: 'git-lfs', PAGES_BUCKET_NAME: '', HOME: '/x' },
    [],
  )
  t.strictSame(targets, [
    { type: 'bucket', name: 'git-lfs', uses: ['lfs'], saidBy: ['LFS_BUCKET_NAME'] },
    { type: 'bucket', name: 'tmp', uses: ['tmp'], saidBy: ['TMP_BUCKET_NAME'] },
  ])
})

t.test('--bucket adds, and replaces for its use', async (t) => {
  const env = { LFS_BUCKET_NAME: 'old', UPLOADS_BUCKET_NAME: 'uploads' }
  const targets = targetsOf(env, [
    { use: 'lfs', name: 'new' },
    { use: 'dependency-proxy', name: 'proxy' },
  ])
  t.strictSame(
    targets.map(({ name }) => name),
    ['new', 'uploads', 'proxy'],
  )
})

t.test('uses that share a bucket are asked once', async (t) => {
  const [target, ...others] = targetsOf({ LFS_BUCKET_NAME: 'one', UPLOADS_BUCKET_NAME: 'one' }, [])
  t.strictSame(others, [])
  t.strictSame(target?.uses, ['lfs', 'uploads'])
})

t.test('every use has its place in the order once', async (t) => {
  t.equal(new Set(uses).size, uses.length)
  t.equal(uses.length, 13)
})
