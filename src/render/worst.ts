import type { Status } from '../model/words.ts'

const FROM_WORST = ['fail', 'error', 'warn', 'skip', 'pass'] as const satisfies readonly Status[]

/** The status of a whole from those of its parts, so that a parent is never greener than its child. */
export function worst(statuses: readonly Status[]): Status {
  return FROM_WORST.find((status) => statuses.includes(status)) ?? 'skip'
}
