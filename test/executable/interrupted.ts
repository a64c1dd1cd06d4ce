import type { ChildProcess } from 'node:child_process'
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
            if (moment.again) setTimeout(() => child.kill(other(moment.signal)), 30).unref()
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

function other(signal: Moment['signal']): Moment['signal'] {
  return signal === 'SIGINT' ? 'SIGTERM' : 'SIGINT'
}
