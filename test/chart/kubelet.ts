import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { programHere } from '../build/program-here.ts'
import { type ProgramRun, runProgram } from '../build/run-program.ts'
import { executable } from '../executable/run.ts'
import type { Container, Item, Manifest, PodSpec, Volume, VolumeMount } from './helm.ts'

/**
 * Does with a Pod what the kubelet does with it, as far as the doctor can notice: lays out its volumes, adds what the
 * webhook of EKS adds for the service account, and runs its containers one after the other in root file systems of their
 * own, read-only, as the Pod's user. It has no network of its own and drops no capabilities: a user other than root has
 * none.
 */

/** What is in the Pod's namespace. */
export interface Namespace {
  readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly configMaps: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** What the webhook adds to the Pods of a service account. */
  readonly webhook: Readonly<Record<string, Injected>>
}

export interface Injected {
  readonly env: Readonly<Record<string, string>>
  /** Path in the Pod → content. */
  readonly files: Readonly<Record<string, string>>
}

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
  'if [ -d "$root/host" ]; then for path in bin usr lib lib64; do bind "/$path" "$root/$path" ro; done; fi',
  'confine() {',
  '  mount -o remount,bind,ro "$1"',
  '  if touch "$1/written" 2>/dev/null; then exit 99; fi',
  '  echo "$2" > /proc/sys/kernel/hostname',
  '  shift 2',
  '  exec chroot "$@"',
  '}',
]

function variables({ env = [] }: Container): Record<string, string> {
  return Object.fromEntries(env.map(({ name, value = '' }) => [name, value]))
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

function layOut(volume: Volume, folder: string, group: number, { secrets, configMaps }: Namespace): void {
  mkdirSync(folder, { recursive: true })
  const put = (from: Namespace['secrets'], name: string, items?: readonly Item[]) => {
    const data = from[name]
    if (data === undefined) throw new Error(`there is no Secret or ConfigMap ${name}`)
    for (const { key, path } of items ?? Object.keys(data).map((key) => ({ key, path: key }))) {
      const text = data[key]
      if (text === undefined) throw new Error(`${name} has no key ${key}`)
      write(join(folder, path), text, group)
    }
  }
  const { emptyDir, secret, configMap, projected } = volume
  if (secret !== undefined) put(secrets, secret.secretName, secret.items)
  if (configMap !== undefined) put(configMaps, configMap.name, configMap.items)
  for (const source of projected?.sources ?? []) {
    if (source.secret !== undefined) put(secrets, source.secret.name, source.secret.items)
    if (source.configMap !== undefined) put(configMaps, source.configMap.name, source.configMap.items)
    for (const { path, fieldRef } of source.downwardAPI?.items ?? []) {
      if (fieldRef.fieldPath !== 'metadata.namespace') throw new Error(`unknown field ${fieldRef.fieldPath}`)
      write(join(folder, path), 'gitlab', group)
    }
  }
  if (emptyDir !== undefined) {
    chownSync(folder, 0, group)
    chmodSync(folder, 0o2777)
  }
}

/** For the Pod's group to read, and nobody else: what fsGroup makes of mode 0400. */
function write(path: string, text: string, group: number): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  chmodSync(path, 0o440)
  chownSync(path, 0, group)
}

function copy(from: string, to: string): void {
  if (existsSync(to)) return
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to, { dereference: true })
}

/** The ConfigMaps that a chart renders, for a Namespace. */
export function configMapsOf(manifests: readonly Manifest[]): Namespace['configMaps'] {
  return Object.fromEntries(
    manifests.flatMap(({ kind, metadata, data = {} }) =>
      kind === 'ConfigMap' ? [[metadata.name, data]] : [],
    ),
  )
}
