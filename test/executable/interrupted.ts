import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { type Lab, startLab } from '../../lab/lab.ts'
import type { World } from '../../lab/world.ts'
import { type Ran, runDoctor } from './run.ts'

/** When to interrupt a run: after so many requests of it, and then some time. */
export interface Moment {
  readonly afterRequests: number
  readonly thenMs: number
  readonly signal: 'SIGINT' | 'SIGTERM'
  /** Sends the other signal too, a little later. */
  readonly again: boolean
}

/** A lab whose runs can be interrupted at a moment. */
export interface InterruptingLab {
  readonly lab: Lab
  /** `endedAfterMs` counts from the signal; undefined when the run was over before. */
  run(args: readonly string[], moment: Moment): Promise<Ran & { readonly endedAfterMs: number | undefined }>
}

export async function startInterruptingLab(world: World): Promise<InterruptingLab> {
  let requestCame = () => {}
  const lab = await startLab(world, { logger: () => requestCame() })
  return {
    lab,
    async run(args, moment) {
      let signalledAt: number | undefined
      const from = lab.requests.length
      const watch = (child: ChildProcess) => {
        const strike = () => {
          requestCame = () => {}
          setTimeout(() => {
            signalledAt = performance.now()
            child.kill(moment.signal)
            if (moment.again) setTimeout(() => followUp(child, moment.signal), 30).unref()
          }, moment.thenMs).unref()
        }
        requestCame = () => {
          if (lab.requests.length - from >= moment.afterRequests) strike()
        }
        if (moment.afterRequests === 0) strike()
      }
      const ran = await runDoctor(lab, args, { started: watch })
      requestCame = () => {}
      const ended = performance.now()
      return { ...ran, endedAfterMs: signalledAt === undefined ? undefined : ended - signalledAt }
    },
  }
}

/**
 * Sends the other signal once the first was taken: a machine may be too busy to run the process for a while, and the
 * kernel hands out signals that wait in the order of their numbers (signal(7)), not in that of their sending.
 */
function followUp(child: ChildProcess, first: Moment['signal']): void {
  if (isPending(child.pid, first)) setTimeout(() => followUp(child, first), 5).unref()
  else child.kill(other(first))
}

/** The masks of the signals that wait for the process (proc(5): ShdPnd, SigPnd); false when it has ended. */
function isPending(pid: number | undefined, signal: Moment['signal']): boolean {
  const bit = 1n << BigInt(constants.signals[signal] - 1)
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const masks = [...status.matchAll(/^(?:Shd|Sig)Pnd:\s*([0-9a-f]+)$/gm)]
    return masks.some(([, mask = '0']) => (BigInt(`0x${mask}`) & bit) !== 0n)
  } catch {
    return false
  }
}

function other(signal: Moment['signal']): Moment['signal'] {
  return signal === 'SIGINT' ? 'SIGTERM' : 'SIGINT'
}
