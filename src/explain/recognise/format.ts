/** What a message format says of an error; the names of the groups in its expression. */
export interface Sighting {
  readonly at: number
  readonly end: number
  readonly service?: string
  readonly operation?: string
  readonly code?: string
  readonly status?: string
  readonly message?: string
  readonly requestId?: string
  readonly hostId?: string
}

const PARTS = ['service', 'operation', 'code', 'status', 'message', 'requestId', 'hostId'] as const

const made = new Map<RegExp, RegExp>()

/**
 * An expression in which a space stands for any white space, and ` ?` for white space or none: the texts that
 * people paste are wrapped wherever their terminal, chat or ticket wrapped them.
 */
export function lenient(expression: RegExp): RegExp {
  const known = made.get(expression)
  if (known !== undefined) return known
  const source = expression.source.replaceAll(' ?', '\\s*').replaceAll(' ', '\\s+')
  const lenient = new RegExp(source, `${expression.flags.replace('g', '')}g`)
  made.set(expression, lenient)
  return lenient
}

/** All errors that are told in one of these formats. */
export function sightings(text: string, formats: readonly RegExp[]): readonly Sighting[] {
  return formats.flatMap((format) =>
    [...text.matchAll(format)].map((match) => {
      const found = PARTS.flatMap((part) => {
        const value = match.groups?.[part]?.trim()
        return value === undefined || value === '' ? [] : [[part, value] as const]
      })
      return { at: match.index, end: match.index + match[0].length, ...Object.fromEntries(found) }
    }),
  )
}
