import type { NamedBucket } from '../lanes.ts'
import type { Origin } from '../model/gitlab.ts'
import type { KnownBucket } from '../model/gitlabBuckets.ts'
import type { Use } from '../model/words.ts'
import { uses } from '../uses.ts'

/** A bucket that the operator names on the command line. */
export interface GivenBucket {
  readonly use: Use
  readonly name: string
}

/**
 * The buckets to examine: those that GitLab's configuration names for what is switched on, and those of `--bucket`,
 * which replace the configured ones for the same use. A bucket with several uses is one.
 */
export function namedBuckets(
  known: readonly KnownBucket[],
  given: readonly GivenBucket[],
): readonly NamedBucket[] {
  const configured = known
    .filter(({ use, enabled }) => enabled !== false && !given.some((one) => one.use === use))
    .map(({ use, name, clients }) => ({
      use,
      name,
      saidBy: [...new Set(clients.map(({ saidBy }) => placeOf(saidBy)))],
    }))
  const all = [...configured, ...given.map((one) => ({ ...one, saidBy: ['--bucket'] }))]
  const byUse = all.toSorted((a, b) => uses.indexOf(a.use) - uses.indexOf(b.use))
  return [...new Set(byUse.map(({ name }) => name))].map((name) => {
    const mine = byUse.filter((one) => one.name === name)
    return {
      type: 'bucket',
      name,
      uses: [...new Set(mine.map(({ use }) => use))],
      saidBy: [...new Set(mine.flatMap(({ saidBy }) => saidBy))],
    }
  })
}

/** The uses that the configuration names a bucket for although they are switched off. */
export function switchedOff(known: readonly KnownBucket[], given: readonly GivenBucket[]): readonly Use[] {
  const off = known.filter(({ use, enabled }) => enabled === false && !given.some((one) => one.use === use))
  return [...new Set(off.map(({ use }) => use))]
}

/** A variable by its name; a setting by its key and file. */
export function placeOf({ file, key }: Origin): string {
  return file === 'environment' ? key : `${key} in ${file}`
}
