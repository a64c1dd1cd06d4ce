import type { Ora } from 'ora'

/** Tells a terminal how far the run is. */
export interface Progress {
  /** `total` is the number of checks that will be asked. */
  start(total: number): Promise<void>
  /** Adds checks to the total. */
  expectMore(count: number): void
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
  /** As the terminal says; 0 where `kubectl exec` does not know. */
  readonly columns?: number | undefined
}

/**
 * Whether anybody watches who wants to see a spinner. In a terminal of no known width none can be taken back: ora
 * would clear an infinite number of lines.
 */
export function isWatched({ isTTY, env, machineFormat, quiet, columns }: Audience): boolean {
  const isCi = env.CI !== undefined && env.CI !== '' && env.CI !== 'false'
  return isTTY && columns !== 0 && !machineFormat && !quiet && !isCi && env.TERM !== 'dumb'
}

const SILENT: Progress = {
  start: () => Promise.resolve(),
  expectMore() {},
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
  const stop = () => {
    stopped = true
    stream.off('resize', stopWithoutWidth)
    spinner?.stop()
    spinner = undefined
  }
  // The window of a connection that comes back may have no width for a while.
  const stopWithoutWidth = () => {
    if ('columns' in stream && stream.columns === 0) stop()
  }
  const text = (title: string) => `${done} of ${total} checks${title === '' ? '' : `  ${title}`}`

  return {
    async start(count) {
      total = count
      const { default: ora } = await import('ora')
      if (stopped) return
      stream.on('resize', stopWithoutWidth)
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
    expectMore(count) {
      total += count
    },
    checkDone(title) {
      done += 1
      if (spinner !== undefined) spinner.text = text(title)
    },
    stop,
  }
}

const DOTS = { interval: 80, frames: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] }
const LINE = { interval: 130, frames: ['-', '\\', '|', '/'] }
