import type { Origin } from '../../model/gitlab.ts'

/** The place of something that has more to it. */
export function at({ file, key }: Origin): Origin {
  return { file, key }
}

/** The place of a setting that is missing from a mapping. */
export function missingAt({ file, key }: Origin, name: string): Origin {
  return { file, key: key === '' ? name : `${key}.${name}` }
}
