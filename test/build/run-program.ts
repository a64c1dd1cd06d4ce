import { spawn } from 'node:child_process'

export interface ProgramRun {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface ProgramOptions {
  /** Takes the place of our own environment. */
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly timeoutMs?: number
  /** Its standard input; nothing unless told. */
  readonly input?: string
}

/** Runs a program to its end; kills it after two minutes unless told. Rejects when it cannot be started. */
export function runProgram(
  command: readonly [string, ...string[]],
  { env, cwd, timeoutMs = 120_000, input }: ProgramOptions = {},
): Promise<ProgramRun> {
  const [program, ...args] = command
  const child = spawn(program, args, {
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    killSignal: 'SIGKILL',
    timeout: timeoutMs,
    ...(env === undefined ? {} : { env }),
    ...(cwd === undefined ? {} : { cwd }),
  })
  child.stdin?.end(input)
  const said = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (exitCode) => resolve({ exitCode, ...said }))
  })
}
