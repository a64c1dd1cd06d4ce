/** What an alias stands for; the alias says it: `account-1`, `role-2`. */
export type Kind =
  | 'account'
  | 'role'
  | 'user'
  | 'policy'
  | 'session'
  | 'path'
  | 'bucket'
  | 'object'
  | 'host'
  | 'address'
  | 'issuer'
  | 'namespace'
  | 'service-account'
  | 'pod'
  | 'workload'
  | 'key'
  | 'key-alias'
  | 'access-key'
  | 'unique-id'
  | 'cluster'
  | 'profile'
  | 'instance'
  | 'network'
  | 'organization'
  | 'resource'

/** The aliases of one report, or of several that are told together: the same thing has the same alias throughout. */
export interface Register {
  /** The alias of a value; the first time a value is met, it gets the next number. */
  alias(kind: Kind, value: string): string
  /** Whether the value has an alias of that kind. */
  knows(kind: Kind, value: string): boolean
  /** The values that are to be searched for in texts, the longest first, with what each may stand for. */
  literals(): readonly (readonly [value: string, kinds: readonly Kind[]])[]
  /** Every alias that was given. */
  aliases(): readonly string[]
  /** How many values of each kind were replaced. */
  counts(): Readonly<Partial<Record<Kind, number>>>
}

/** Words that are everybody's: ours, and those that Kubernetes and AWS give out. */
const PUBLIC = new Set(['gitlab-iam-doctor', 'default', 'kube-system', 'anonymous', 'aws', 'root', '*', ''])

/** What our texts write where the reader's own value goes. */
const PLACEHOLDER = /^[*?<$]|^(NAME|HOST|PORT|HOST:PORT|BUCKET|REGION|ROLE|NAMESPACE|ACCOUNT|USER|CLUSTER)$/

/** @param text the whole source: an alias that stands in it already would be taken for what it is not */
export function openRegister(text: string): Register {
  const aliases = new Map<string, string>()
  const kindsOf = new Map<string, Kind[]>()
  const numbers: Partial<Record<Kind, number>> = {}
  const counts: Partial<Record<Kind, number>> = {}
  return {
    alias(kind, value) {
      // A placeholder names nothing, and a pattern stays one.
      if (PUBLIC.has(value) || PLACEHOLDER.test(value)) return value
      if (value.endsWith('*')) return `${this.alias(kind, value.slice(0, -1))}*`
      const key = `${kind} ${value}`
      const known = aliases.get(key)
      if (known !== undefined) return known
      let number = numbers[kind] ?? 0
      let alias: string
      do {
        number += 1
        alias = `${kind}-${number}`
      } while (text.includes(alias))
      numbers[kind] = number
      counts[kind] = (counts[kind] ?? 0) + 1
      aliases.set(key, alias)
      kindsOf.set(value, [...(kindsOf.get(value) ?? []), kind])
      return alias
    },
    knows: (kind, value) => aliases.has(`${kind} ${value}`),
    literals: () => [...kindsOf].toSorted(([a], [b]) => b.length - a.length),
    aliases: () => [...aliases.values()],
    counts: () => counts,
  }
}
