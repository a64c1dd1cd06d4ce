import { AwsError, encodeRfc3986, type LabRequest } from '../http/exchange.ts'

/** One page of a listing: the same rules for objects, versions and uploads. */
export interface Page<Item> {
  readonly items: readonly Item[]
  readonly commonPrefixes: readonly string[]
  readonly isTruncated: boolean
  /** The last key or common prefix of the page, from which the next one goes on. */
  readonly last: string
}

export interface PageRequest {
  readonly prefix: string
  readonly delimiter: string
  /** List only what comes after this key or common prefix. */
  readonly after: string
  readonly maxItems: number
}

/** `items` must be sorted by key. */
export function pageOf<Item extends { readonly key: string }>(
  items: readonly Item[],
  { prefix, delimiter, after, maxItems }: PageRequest,
): Page<Item> {
  const found: Item[] = []
  const commonPrefixes: string[] = []
  let last = ''
  for (const item of items) {
    if (!item.key.startsWith(prefix) || item.key <= after) continue
    const end = delimiter === '' ? -1 : item.key.indexOf(delimiter, prefix.length)
    const common = end < 0 ? undefined : item.key.slice(0, end + delimiter.length)
    if (common !== undefined && (common === commonPrefixes.at(-1) || common === after)) continue
    if (found.length + commonPrefixes.length >= maxItems) {
      return { items: found, commonPrefixes, isTruncated: maxItems > 0, last }
    }
    if (common === undefined) found.push(item)
    else commonPrefixes.push(common)
    last = common ?? item.key
  }
  return { items: found, commonPrefixes, isTruncated: false, last }
}

export function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return Buffer.compare(Buffer.from(a.key), Buffer.from(b.key))
}

/** `max-keys` and its like: at most a thousand. */
export function maxItemsOf({ query }: LabRequest, name: string): number {
  const text = query.get(name) ?? '1000'
  if (!/^\d+$/.test(text)) {
    throw new AwsError(400, 'InvalidArgument', `Provided ${name} not an integer or within integer range`, {
      ArgumentName: name,
      ArgumentValue: text,
    })
  }
  return Math.min(Number(text), 1000)
}

/** Writes keys and prefixes the way `encoding-type` asks for. */
export function encoderOf({ query }: LabRequest): (text: string) => string {
  if (query.get('encoding-type') !== 'url') return (text) => text
  return (text) => text.split('/').map(encodeRfc3986).join('/')
}
