import { definePodCheck } from './check.ts'
import { failed, passed, podFailure } from './outcomes.ts'

/** Projected tokens have a few kilobytes; this bounds what a wrong path can make us read. */
const tokenLimit = 64 * 1024

export const tokenReadable = definePodCheck({
  id: 'token-readable',
  category: 'pod',
  title: 'the web identity token can be read',
  needs: ['irsa-env-injected'],
  async run({ pod, tokens }, known) {
    const { tokenFile: path } = known.facts('irsa-env-injected')
    const file = await pod.read(path, tokenLimit)
    const user = { path, processUid: pod.uid, processGid: pod.gid }
    if (!file.ok) return failed(`${path}: ${file.failure.code}`, file.failure, user)
    const { text, bytes, mode, uid, gid, modifiedAt } = file.value
    const facts = {
      ...user,
      bytes,
      mode,
      uid,
      gid,
      modifiedAt: modifiedAt.toISOString(),
      trailingWhitespace: text !== text.trim(),
    }
    if (text.trim() === '') return failed(`${path} is empty`, podFailure('empty', `${path} is empty`), facts)
    tokens.keep(text.trim())
    return passed(path, facts)
  },
  command: (known) => `ls -lL ${known.facts('irsa-env-injected').tokenFile}`,
})
