import type { Watcher } from '../doctor.ts'
import type { Options } from '../options.ts'
import { isWatched, progressOn } from './progress.ts'
import { styleFor } from './style.ts'

/** The progress of a run as its terminal and its options want it. */
export function progressFor(
  {
    stderr,
    env,
  }: { readonly stderr: NodeJS.WriteStream; readonly env: Readonly<Record<string, string | undefined>> },
  { output, quiet, color }: Options,
): Watcher & { stop(): void } {
  const isTTY = stderr.isTTY === true
  const shown = isWatched({ isTTY, env, machineFormat: output !== 'text', quiet, columns: stderr.columns })
  const progress = progressOn(stderr, shown, styleFor({ isTTY, env, colorFlag: color }))
  return {
    started: (total) => void progress.start(total),
    more: progress.expectMore,
    ended: progress.checkDone,
    stop: progress.stop,
  }
}
