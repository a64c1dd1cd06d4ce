import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Lab } from '../../lab/lab.ts'

export interface Run {
  readonly wallMs: number
  /** Largest resident set that /proc showed, in KiB. */
  readonly peakKib: number
}

/** Runs a program to its end, which must be exit code 0. */
export function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(command, args, { env, stdio: 'ignore' })
    let peakKib = 0
    const watching = setInterval(() => {
      peakKib = Math.max(peakKib, highWater(child.pid))
    }, 10)
    child.once('error', reject)
    child.once('exit', (code) => {
      clearInterval(watching)
      if (code === 0) resolve({ wallMs: performance.now() - began, peakKib })
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}`))
    })
  })
}

export async function medianOf(rounds: number, measure: () => Promise<Run>): Promise<Run> {
  const runs: Run[] = []
  for (let round = 0; round < rounds; round++) runs.push(await measure())
  return {
    wallMs: middle(runs.map(({ wallMs }) => wallMs)),
    peakKib: Math.max(...runs.map(({ peakKib }) => peakKib)),
  }
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function highWater(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    // It has just ended.
    return 0
  }
}

/** The doctor's run in a lab, healthy or the bench ends. */
export function doctorIn(lab: Lab, executable: string): Promise<Run> {
  const args = ['--root', lab.podRoot, '--connect-to', lab.connectTo, ...lab.podArgs, '-o', 'short']
  return run(executable, args, { ...lab.podEnv, AWS_CA_BUNDLE: lab.caFile })
}

/** The size of a file packed by `xz -6`, in bytes; undefined where there is no xz. */
export function xzSize(file: string): number | undefined {
  const { status, stdout } = spawnSync('sh', ['-c', 'xz -6 -T0 -c "$1" | wc -c', 'sh', file], {
    encoding: 'utf8',
  })
  const size = Number(stdout)
  return status === 0 && size > 0 ? size : undefined
}
