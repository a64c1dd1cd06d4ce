import type { ExitCode, Report, RunOutcome } from './model/report.ts'

/** Every code the process can end with, and what it says. */
export const EXIT_CODES: readonly (readonly [codes: string, meaning: string])[] = [
  ['0', 'healthy; warnings are allowed unless --fail-on warn'],
  ['1', 'the doctor itself broke'],
  ['2', 'wrong usage, or an input that cannot be read'],
  ['3', 'a check failed: AWS or the pod said no'],
  ['4', 'only warnings, with --fail-on warn'],
  ['5', 'nothing failed, but something could not be checked'],
  ['130, 143', 'interrupted; the report so far is printed'],
]

/** What makes a run with nothing but warnings end with a code other than 0. */
export type FailOn = 'fail' | 'warn'

export interface Ending {
  readonly outcome: RunOutcome
  readonly interrupted: boolean
  readonly signal?: NonNullable<Report['run']['signal']>
  readonly failOn: FailOn
}

/**
 * The exit code of a run, the same for every output format.
 *
 * A refused command line and a bug of ours come first, for then there is no report to speak of. An interrupted
 * run ends with 128 + the signal's number, as shells have it, whatever it had found until then.
 */
export function exitCodeOf({ outcome, interrupted, signal, failOn }: Ending): ExitCode {
  if (outcome === 'internal-error') return 1
  if (outcome === 'usage-error') return 2
  if (interrupted) return signal === 'SIGTERM' ? 143 : 130
  if (outcome === 'unhealthy') return 3
  if (outcome === 'incomplete') return 5
  return outcome === 'warnings' && failOn === 'warn' ? 4 : 0
}
