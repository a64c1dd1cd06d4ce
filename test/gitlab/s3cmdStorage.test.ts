import t, { type Test } from 'tap'
import { surroundingsOf } from '../../src/gitlab/surroundings.ts'
import { discover, rootWith } from './pod.ts'

/** What s3cmd makes of a .s3cfg. */
async function storage(t: Test, text: string) {
  const { facts } = await discover(rootWith(t, { '/home/git/.s3cfg': `[default]\n${text}\n` }), {
    HOME: '/home/git',
  })
  return surroundingsOf(facts, {}, {}, []).storage('s3cmd', 'lfs')
}

t.test('a .s3cfg without an access key leaves s3cmd to the environment', async (t) => {
  t.equal((await storage(t, 'access_key = AKIA\nsecret_key = secret'))?.keys, 'both')
  t.equal((await storage(t, 'access_key = AKIA'))?.keys, 'half')
  t.equal((await storage(t, 'secret_key = secret'))?.keys, 'none')
})

t.test('only acl_public = False keeps a copy from its access control list', async (t) => {
  t.equal((await storage(t, 'acl_public = False'))?.aclFixed, true)
  t.equal((await storage(t, 'acl_public = True'))?.aclFixed, false)
  t.equal((await storage(t, ''))?.aclFixed, false)
})
