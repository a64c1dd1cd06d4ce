import type { Ora } from 'ora'

/** Tells a terminal how far the run is. */
export interface Progress {
  /** `total` is the number of checks that will be asked. */
  start(total: number): Promise<void>
  checkDone(title: string): void
  /** Leaves the terminal as it was. May be called at any time, and more than once. */
  stop(): void
}

export interface Audience {
  /** Whether stderr is a terminal. */
  readonly isTTY: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  /** True for every output format but text. */
  readonly machineFormat: boolean
  readonly quiet: boolean
}

/** Whether anybody watches who wants to see a spinner. */
export function isWatched({ isTTY, env, machineFormat, quiet }: Audience): boolean {
  const isCi = env.CI !== undefined && env.CI !== '' && env.CI !== 'false'
  return isTTY && !machineFormat && !quiet && !isCi && env.TERM !== 'dumb'
}

const SILENT: Progress = {
  start: () => Promise.resolve(),
  checkDone() {},
  stop() {},
}

/**
 * A spinner on the stream when `shown`, else something that does nothing. ora is loaded only when it is going to
 * be seen, for start-up is what the user feels first; the run need not wait for `start`.
 *
 * Neither the cursor nor the terminal's input mode is touched: a run that is killed must leave the terminal
 * usable, and Ctrl-C must go on being a signal.
 */
export function progressOn(
  stream: NodeJS.WritableStream,
  shown: boolean,
  { unicode, color }: { readonly unicode: boolean; readonly color: boolean },
): Progress {
  if (!shown) return SILENT
  let spinner: Ora | undefined
  let stopped = false
  let total = 0
  let done = 0
  const text = (title: string) => `${done} of ${total} checks${title === '' ? '' : `  ${title}`}`

  return {
    async start(count) {
      total = count
      const { default: ora } = await import('ora')
      if (stopped) return
      spinner = ora({
        stream,
        text: text(''),
        spinner: unicode ? DOTS : LINE,
        color: color ? 'cyan' : false,
        isEnabled: true,
        hideCursor: false,
        discardStdin: false,
      }).start()
    },
    checkDone(title) {
      done += 1
      if (spinner !== undefined) spinner.text = text(title)
    },
    stop() {
      stopped = true
      spinner?.stop()
      spinner = undefined
    },
  }
}

const DOTS = { interval: 80, frames: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] }
const LINE = { interval: 130, frames: ['-', '\\', '|', '/'] }
