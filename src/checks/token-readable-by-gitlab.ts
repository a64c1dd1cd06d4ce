import { definePodCheck } from './check.ts'
import { failed, passed, podFailure, skipped } from './outcomes.ts'

/**
 * The first process of a container is the one that GitLab's image starts, as GitLab's user. Where the containers share
 * their processes it is `pause`, which belongs to the pod and not to GitLab (Kubernetes documentation, "Share Process
 * Namespace between Containers in a Pod").
 */
const path = '/proc/1/status'

/** Whoever examines a pod as root reads what GitLab's own user may not. */
export const tokenReadableByGitlab = definePodCheck({
  id: 'token-readable-by-gitlab',
  category: 'pod',
  title: "GitLab's own user can read the token",
  needs: ['token-readable'],
  async run({ pod }, known) {
    const { path: token, mode, uid, gid, processUid } = known.facts('token-readable')
    // Only root reads more than others may; what another user reads, `token-readable` tells of that user.
    if (processUid !== 0)
      return skipped('not-applicable', `the doctor runs as user ${processUid}, not as root`)
    const status = await pod.read(path, 64 * 1024)
    const user = status.ok ? userOf(status.value.text) : undefined
    if (user === undefined) return skipped('not-applicable', `${path} does not tell as whom GitLab runs`)
    if (user.uid === 0) return skipped('not-applicable', 'the first process of this pod runs as root, too')
    const facts = { uid: user.uid, gids: user.gids }
    const bits = Number.parseInt(mode, 8)
    const may = user.uid === uid ? bits & 0o400 : user.gids.includes(gid) ? bits & 0o040 : bits & 0o004
    if (may !== 0) return passed(`user ${user.uid} may read ${token}`, facts)
    const message = `user ${user.uid}, as whom GitLab runs here, may not read ${token} (owner ${uid}:${gid}, mode ${mode})`
    return failed(message, podFailure('unreadable-for-gitlab', message), facts)
  },
  command: (known) => `ls -lLn ${known.facts('token-readable').path}; grep -E '^(Uid|Gid|Groups)' ${path}`,
})

/** The effective ids, unless they are those of `pause` (proc(5), /proc/pid/status: real, effective, saved, file system). */
function userOf(status: string): { uid: number; gids: readonly number[] } | undefined {
  if (/^Name:\s*pause$/m.test(status)) return undefined
  const ids = (name: string) =>
    (new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? '').split(/\s+/).filter(Boolean).map(Number)
  const [, uid] = ids('Uid')
  const [, gid] = ids('Gid')
  return uid === undefined || gid === undefined ? undefined : { uid, gids: [gid, ...ids('Groups')] }
}
