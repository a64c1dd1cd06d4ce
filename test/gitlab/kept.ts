import type { Keeper, RawKeys } from '../../src/gitlab/keeper.ts'
import type { Origin, Reading } from '../../src/model/gitlab.ts'

/** A keeper that shows what it was given. */
export class Kept implements Keeper {
  readonly pairs: (RawKeys & Origin)[] = []
  readonly hidden: string[] = []

  keep({ file, key }: Origin, keys: RawKeys): void {
    this.pairs.push({ file, key, ...keys })
  }

  hide(...texts: readonly (string | undefined)[]): void {
    this.hidden.push(...texts.filter((text) => text !== undefined))
  }
}

/** The value of a file that must have been understood. */
export function contentOf<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Error(`${reading.file}: ${reading.reason}, ${reading.detail}`)
  return reading.value
}
