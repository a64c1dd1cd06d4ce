import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { programHere } from '../build/program-here.ts'
import { type ProgramRun, runProgram } from '../build/run-program.ts'
import { executable } from '../executable/run.ts'
import type { Container, PodSpec, VolumeMount } from './helm.ts'
import { layOut, type Namespace, write } from './volumes.ts'

/**
 * Does with a Pod what the kubelet does with it, as far as the doctor can notice: lays out its volumes, adds what the
 * webhook of EKS adds for the service account, and runs its containers one after the other in root file systems of their
 * own, read-only, as the Pod's user. It has no network of its own and drops no capabilities: a user other than root has
 * none.
 */

export const withoutKubelet: string | false =
  process.getuid?.() !== 0
    ? 'only root can mount file systems'
    : programHere('unshare')
      ? false
      : 'unshare is not installed (Debian: util-linux)'

/** Runs the Pod to its end: its init containers and then its container. Answers with the last one that ran. */
export async function runPod(name: string, pod: PodSpec, namespace: Namespace): Promise<ProgramRun> {
  const folder = mkdtempSync(join(tmpdir(), 'gitlab-iam-doctor-kubelet-'))
  try {
    chmodSync(folder, 0o755)
    const { runAsUser, runAsGroup, fsGroup } = pod.securityContext
    for (const volume of pod.volumes) layOut(volume, join(folder, 'volumes', volume.name), fsGroup, namespace)
    const { env = {}, files = {} } = namespace.webhook[pod.serviceAccountName] ?? {}
    const injected = Object.entries(files).map(([path, text], at): VolumeMount => {
      write(join(folder, 'volumes', `injected-${at}`), text, fsGroup)
      return { name: `injected-${at}`, mountPath: path, readOnly: true }
    })
    let ran: ProgramRun | undefined
    for (const container of [...(pod.initContainers ?? []), ...pod.containers]) {
      const mounts = [...(container.volumeMounts ?? []), ...injected]
      const root =
        container.name === 'doctor' ? doctorImage(join(folder, container.name)) : shellImage(folder)
      const binds = mounts.map(({ name, mountPath, subPath = '', readOnly = false }) => {
        const from = join(folder, 'volumes', name, subPath)
        return `bind ${from} ${root}${mountPath} ${readOnly ? 'ro' : 'rw'}`
      })
      const script = [...prelude, ...binds, 'confine "$@"'].join('\n')
      const words = [
        ...(container.command ?? ['/usr/local/bin/gitlab-iam-doctor']),
        ...(container.args ?? []),
      ]
      const user = [`--userspec=${runAsUser}:${runAsGroup}`, `--groups=${fsGroup}`]
      ran = await runProgram(
        ['unshare', '--mount', '--uts', 'sh', '-ec', script, 'sh', root, name, ...user, root, ...words],
        { env: { PATH: process.env.PATH ?? '', ...variables(container), ...env } },
      )
      if (ran.exitCode !== 0) return ran
    }
    if (ran === undefined) throw new Error(`the Pod ${name} has no container`)
    return ran
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `confine` is the end: its words are the root, the Pod's name, and what chroot is to do. */
const prelude = [
  'root=$1',
  'mount --bind "$root" "$root"',
  'bind() {',
  '  if [ -d "$1" ]; then mkdir -p "$2"; else mkdir -p "$(dirname "$2")"; [ -e "$2" ] || : > "$2"; fi',
  '  mount --bind "$1" "$2"',
  '  if [ "$3" = ro ]; then mount -o remount,bind,ro "$2"; fi',
  '}',
  'for path in /proc /dev; do mkdir -p "$root$path"; mount --rbind "$path" "$root$path"; done',
  'for path in bin usr lib lib64; do',
  '  if [ -d "$root/host" ] && [ -e "/$path" ]; then bind "/$path" "$root/$path" ro; fi',
  'done',
  'confine() {',
  '  mount -o remount,bind,ro "$1"',
  '  if touch "$1/written" 2>/dev/null; then exit 99; fi',
  '  echo "$2" > /proc/sys/kernel/hostname',
  '  shift 2',
  '  exec chroot "$@"',
  '}',
]

function variables({ env = [] }: Container): Record<string, string> {
  return Object.fromEntries(
    env.map(({ name, value }) => {
      if (value === undefined) throw new Error(`${name} comes from elsewhere, which is not made up here`)
      return [name, value]
    }),
  )
}

/** The executable and the C library of this machine, as in the image's test. */
function doctorImage(root: string): string {
  const linked = execFileSync('ldd', [executable], { encoding: 'utf8' }).match(/\/\S+/g) ?? []
  for (const library of linked) copy(library, join(root, library))
  copy(executable, join(root, 'usr/local/bin/gitlab-iam-doctor'))
  return root
}

/** The programs of this machine, where a Pod names an image with a shell. */
function shellImage(folder: string): string {
  const root = join(folder, 'shell')
  mkdirSync(join(root, 'host'), { recursive: true })
  return root
}

function copy(from: string, to: string): void {
  if (existsSync(to)) return
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to, { dereference: true })
}
