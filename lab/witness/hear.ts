import { spawn } from 'node:child_process'
import { chown, copyFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RequestRecord } from '../journal.ts'
import type { Lab } from '../lab.ts'
import { withRealPaths } from '../referee.ts'
import type { Program } from './programs.ts'

/** What a real program did in a world, as the pod would have run it. */
export interface Testimony {
  readonly program: Program['id']
  readonly version: string
  /** The pod's own version, which may behave otherwise than the one that was heard. */
  readonly podVersion?: string
  /** Null when it did not come to an end. */
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
  /** Whom AWS took it for at its last request that was believed. */
  readonly identity?: string
  /** The hosts of STS and of metadata that it asked for credentials, in this order. */
  readonly credentialHosts: readonly string[]
  /** Its last call, if that was refused or never answered. */
  readonly failure?: Pick<RequestRecord, 'operation' | 'host' | 'status' | 'code'>
}

const preloaded = fileURLToPath(new URL('./sitecustomize.py', import.meta.url))
/** As long as anybody would wait for `ls`. */
const patience = 20_000

/**
 * Runs the program with the pod's variables and files. It finds AWS, the metadata service and the agents at their
 * own names and addresses, as in the pod, without a proxy unless the pod has one. Undefined where the pod's user may
 * not run the program on this machine.
 */
export async function hear(
  lab: Lab,
  program: Program,
  args: readonly string[],
): Promise<Testimony | undefined> {
  const { world, podRoot, requests } = lab
  await giveHome(lab)
  const before = requests.length
  const ended = await run(program.path, args, await environmentOf(lab), world.pod.uid)
  if (ended === undefined) return undefined
  const own = requests.slice(before)
  const identity = own.findLast(({ principal }) => principal !== undefined)?.principal
  const last = own.at(-1)
  const podVersion = world.pod.gitlab?.versions?.[program.client]
  return {
    program: program.id,
    version: program.version,
    ...(podVersion === undefined ? {} : { podVersion }),
    exitCode: ended.exitCode,
    stdout: ended.stdout.replaceAll(podRoot, ''),
    stderr: ended.stderr.replaceAll(podRoot, ''),
    ...(identity === undefined ? {} : { identity }),
    credentialHosts: [...new Set(own.map(({ host }) => host).filter((host) => /^sts\.|^169\./.test(host)))],
    ...(last === undefined || isGood(last) ? {} : { failure: failureOf(last) }),
  }
}

function isGood({ status }: RequestRecord): boolean {
  return status !== undefined && status < 300
}

function failureOf({ operation, host, status, code }: RequestRecord): NonNullable<Testimony['failure']> {
  return {
    host,
    ...(operation === undefined ? {} : { operation }),
    ...(status === undefined ? {} : { status }),
    ...(code === undefined ? {} : { code }),
  }
}

/** Version 2 of the AWS CLI keeps its sessions in ~/.aws, and the pod's user owns its home. */
async function giveHome({ world: { pod }, podRoot, podEnv }: Lab): Promise<void> {
  if (pod.uid === undefined || process.getuid?.() !== 0 || podEnv.HOME === undefined) return
  await chown(join(podRoot, podEnv.HOME), pod.uid, pod.uid).catch(() => {})
}

async function environmentOf(lab: Lab): Promise<Record<string, string>> {
  const { podRoot, podEnv, connectTo, caFile } = lab
  const python = join(podRoot, '..', 'python')
  await mkdir(python, { recursive: true })
  await copyFile(preloaded, join(python, 'sitecustomize.py'))
  return {
    ...withRealPaths(podEnv, podRoot),
    PATH: process.env.PATH ?? '/usr/bin:/bin',
    HOME: join(podRoot, podEnv.HOME ?? '/'),
    PYTHONPATH: python,
    LAB_ADDRESS: connectTo,
    SSL_CERT_FILE: caFile,
    AWS_CA_BUNDLE: caFile,
    AWS_PAGER: '',
    AWS_MAX_ATTEMPTS: '1',
  }
}

interface Ended {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

function run(path: string, args: readonly string[], env: Record<string, string>, uid: number | undefined) {
  return new Promise<Ended | undefined>((resolve, reject) => {
    const child = spawn(path, [...args], {
      env,
      timeout: patience,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid === undefined || process.getuid?.() !== 0 ? {} : { uid, gid: uid }),
    })
    const text = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        text[name] += chunk
      })
    }
    child.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EACCES' ? resolve(undefined) : reject(error),
    )
    child.once('close', (exitCode) => resolve({ exitCode, ...text }))
  })
}
