/** Something in a policy document that AWS would not accept. */
export interface Problem {
  /** `$.Statement[0].Action[1]`. */
  readonly path: string
  readonly message: string
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One problem for each key that is not known; with a hint when only its case is wrong. */
export function unknownKeys(
  path: string,
  record: Readonly<Record<string, unknown>>,
  known: readonly string[],
): Problem[] {
  return Object.keys(record)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const meant = known.find((name) => name.toLowerCase() === key.toLowerCase())
      return {
        path: `${path}.${key}`,
        message: meant === undefined ? 'is not an element of a policy here' : `must be written "${meant}"`,
      }
    })
}

/**
 * A string or a list of strings, as a list. Numbers and booleans are taken for their text where `scalars` says
 * so (condition values may be written without quotes: "IAM JSON policy elements: Supported data types").
 * What is neither is noted as a problem and left out.
 */
export function stringList(
  value: unknown,
  path: string,
  problems: Problem[],
  scalars: 'strings' | 'any-scalar' = 'strings',
): readonly string[] {
  const accepts = (item: unknown) =>
    typeof item === 'string' ||
    (scalars === 'any-scalar' && (typeof item === 'number' || typeof item === 'boolean'))
  const message = 'must be a string or a list of strings'
  if (!Array.isArray(value)) {
    if (accepts(value)) return [String(value)]
    problems.push({ path, message })
    return []
  }
  if (value.length === 0 && scalars === 'strings') problems.push({ path, message: 'must not be empty' })
  return value.flatMap((item: unknown, index) => {
    if (accepts(item)) return [String(item)]
    problems.push({ path: `${path}[${index}]`, message: 'must be a string' })
    return []
  })
}
