import type { Origin } from '../model/gitlab.ts'

/** Keys as they stand in a file, each as far as it is there. */
export interface RawKeys {
  readonly accessKeyId: string | undefined
  readonly secretAccessKey: string | undefined
  readonly sessionToken: string | undefined
}

/**
 * Takes the secrets that a reader comes across, for a reader returns none. Its owner lives in `outside/`, where they
 * stay.
 */
export interface Keeper {
  /** Keeps the keys of one place. */
  keep(place: Origin, keys: RawKeys): void
  /** Notes texts that must not be printed and are of no other use. */
  hide(...texts: readonly (string | undefined)[]): void
}
