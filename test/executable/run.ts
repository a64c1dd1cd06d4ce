import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Lab } from '../../lab/lab.ts'

/** The executable under test: the one that `npm run build` makes, unless the variable names another build. */
export const executable =
  process.env.GITLAB_IAM_DOCTOR_EXECUTABLE ??
  fileURLToPath(new URL(`../../dist/gitlab-iam-doctor-linux-${process.arch}`, import.meta.url))

export interface ProcessSettings {
  readonly cwd?: string
  /** Counts only when the tests are run by root. */
  readonly uid?: number
  /** Words to put before the executable's own: a program that starts it. */
  readonly through?: readonly string[]
  /** A file descriptor that takes the place of the pipe. */
  readonly stdout?: number
  /** Sends a signal so many milliseconds after the start. */
  readonly signalAfterMs?: { readonly signal: NodeJS.Signals; readonly ms: number }
  /** Told of the process as soon as there is one. */
  readonly started?: (child: ChildProcess) => void
}

export interface Circumstances extends ProcessSettings {
  /** Variables besides those of the pod; undefined takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

export interface Ran {
  readonly args: readonly string[]
  /** Null when a signal ended the process. */
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
  /** From the start of the process to its end. */
  readonly durationMs: number
}

/** The flags that lead into a lab, with those that its world wants. */
export function labArgs(lab: Lab): readonly string[] {
  return ['--root', lab.podRoot, '--connect-to', lab.connectTo, ...lab.podArgs]
}

/** The environment of the lab's pod, and nothing of ours. */
export function labEnv(lab: Lab, more: Circumstances['env'] = {}): Record<string, string> {
  const all = Object.entries({ AWS_CA_BUNDLE: lab.caFile, ...lab.podEnv, ...more })
  return Object.fromEntries(all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/** Runs the executable in a world as its pod would, as the world's user unless told otherwise. */
export function runDoctor(lab: Lab, args: readonly string[], about: Circumstances = {}): Promise<Ran> {
  const { uid = lab.world.pod.uid, env, ...rest } = about
  return runExecutable([...labArgs(lab), ...args], labEnv(lab, env), {
    ...rest,
    ...(uid === undefined ? {} : { uid }),
  })
}

/** Runs the executable with these words and nothing but these variables, to the end. Kills it after two minutes. */
export function runExecutable(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { cwd, uid, through = [], stdout: file = -1, signalAfterMs, started }: ProcessSettings = {},
): Promise<Ran> {
  const began = performance.now()
  const [program = executable, ...words] = [...through, executable, ...args]
  const child = spawn(program, words, {
    env,
    stdio: ['ignore', file === -1 ? 'pipe' : file, 'pipe'],
    killSignal: 'SIGKILL',
    timeout: 120_000,
    ...(cwd === undefined ? {} : { cwd }),
    ...(uid === undefined || process.getuid?.() !== 0 ? {} : { uid, gid: uid }),
  })
  const timer =
    signalAfterMs && setTimeout(() => void child.kill(signalAfterMs.signal), signalAfterMs.ms).unref()
  started?.(child)
  const stdout = gathered(child.stdout)
  const stderr = gathered(child.stderr)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exitCode, signal) => {
      clearTimeout(timer)
      const durationMs = performance.now() - began
      resolve({ args, exitCode, signal, stdout: stdout(), stderr: stderr(), durationMs })
    })
  })
}

function gathered(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = []
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString('utf8')
}
