import leven from 'leven'

/** The known name that somebody meant who wrote this one; undefined when it resembles none. */
export function nearMiss(name: string, known: readonly string[]): string | undefined {
  const plain = bare(name)
  const [nearest] = known
    .map((one) => ({ one, distance: leven(plain, bare(one)) }))
    .filter(({ one, distance }) => distance <= Math.min(2, Math.floor(bare(one).length / 3)))
    .toSorted((a, b) => a.distance - b.distance)
  return nearest?.one
}

/** Without case, separators and AWS's own prefix: useIamProfile is use_iam_profile, aws_region is region. */
function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^aws/, '')
}

/** True for a name that may be printed: `key:SECRET`, from a missing space in YAML, is a name too. */
export function isPlainName(name: string): boolean {
  return /^[a-z]+([_-]?[a-z]+)*(_?[0-9])?$/.test(name) && name.length <= 40
}
