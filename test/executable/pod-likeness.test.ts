import { spawnSync } from 'node:child_process'
import t from 'tap'
import { startLab } from '../../lab/lab.ts'
import { loadWorld } from '../../lab/load-world.ts'
import { essenceOf } from '../build/essence.ts'
import { leftAsFound } from './remains.ts'
import { reportOf } from './report.ts'
import { type Ran, runDoctor } from './run.ts'

/** Where a GitLab pod is stricter than a workstation: no root, nothing writable, no home, no terminal. */
const isRoot = process.getuid?.() === 0
const canUnshare = isRoot && spawnSync('unshare', ['--mount', 'setpriv', '--version']).status === 0

/** Starts what follows as nobody, where not one mounted file system can be written. */
const readOnly = [
  '/usr/bin/unshare',
  '--mount',
  'sh',
  '-c',
  `mount --make-rprivate /
  cut -d ' ' -f 5 /proc/self/mountinfo | while read -r target; do mount -o remount,bind,ro "$target"; done 2>/dev/null
  exec setpriv --reuid 65534 --regid 65534 --clear-groups -- "$@"`,
  'sh',
]
const bare = { HOME: undefined, LANG: undefined, TMPDIR: '/nowhere' }

for (const name of ['healthy', 'object-arn-missing']) {
  t.test(
    `${name}: the same answer as nobody, without a home, in a folder that cannot be written`,
    async (t) => {
      const lab = await startLab(loadWorld(name))
      t.teardown(() => lab.close())
      const usual = essence(await runDoctor(lab, ['-o', 'json']))
      const before = lab.snapshot()
      const report = await runDoctor(lab, ['-o', 'json'], { uid: 65534, cwd: '/', env: bare })
      t.strictSame(essence(report), usual)
      if (isRoot) t.equal(reportOf(report).pod.uid, 65534)
      t.strictSame(leftAsFound(before, lab.snapshot(), reportOf(report).leftovers), [])
    },
  )

  const skip = !canUnshare && 'needs root, and unshare and setpriv of util-linux'
  t.test(`${name}: the same answer on a read-only file system`, { skip }, async (t) => {
    const lab = await startLab(loadWorld(name))
    t.teardown(() => lab.close())
    const usual = essence(await runDoctor(lab, ['-o', 'json']))
    const circumstances = { through: readOnly, cwd: '/', env: bare }
    t.strictSame(essence(await runDoctor(lab, ['-o', 'json'], circumstances)), usual)
    const file = await runDoctor(lab, ['-o', 'json', '--output-file', '/tmp/report'], circumstances)
    t.match(reportOf(file).error?.message, /EROFS/, 'it is read-only indeed')
  })
}

/** What must be the same whoever asks; the user is not. */
function essence(ran: Ran) {
  return { ...essenceOf(reportOf(ran)), pod: undefined }
}
