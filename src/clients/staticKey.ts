import type { StaticKey } from '../model/credentials.ts'
import { present } from '../present.ts'
import { isSet } from './environment.ts'

export interface FoundKey {
  readonly where: string
  readonly name: string
  readonly accessKeyId: string | undefined
  readonly secret: string | undefined
  readonly sessionToken: string | undefined
}

/** What may be said of a static key without showing it; undefined when there is none. */
export function staticKey({
  where,
  name,
  accessKeyId,
  secret,
  sessionToken,
}: FoundKey): StaticKey | undefined {
  if (!isSet(accessKeyId)) return undefined
  const id = accessKeyId.trim()
  return {
    where,
    name,
    kind: id.startsWith('AKIA') ? 'long-term' : id.startsWith('ASIA') ? 'temporary' : 'unknown',
    ...present({ account: accountOf(id) }),
    hasSecret: isSet(secret),
    hasSessionToken: isSet(sessionToken),
    oddities: [...oddities('the access key id', accessKeyId), ...oddities('the secret access key', secret)],
  }
}

/** `a long-term key of account 111122223333`. */
export function inWords({ kind, account }: StaticKey): string {
  const owner = account === undefined ? '' : ` of account ${account}`
  return kind === 'unknown' ? `a key that has not the form of AWS's${owner}` : `a ${kind} key${owner}`
}

function oddities(what: string, value: string | undefined): readonly string[] {
  if (value === undefined) return []
  const found: string[] = []
  if (value !== value.trim()) found.push(`${what} has white space around it`)
  if (/^["']|["']$/.test(value.trim())) found.push(`${what} has quotes around it`)
  if (what.includes('secret') && value.trim() !== '' && value.trim().length !== 40) {
    found.push(`${what} has ${value.trim().length} characters, AWS's have 40`)
  }
  return found
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/**
 * The account that an access key id carries in its newer format; undefined for older keys, which carry none.
 * Reverse-engineered and not documented by AWS (Tal Be'ery, "A short note on AWS KEY ID"; awsteele.com 2020-09-26).
 */
export function accountOf(accessKeyId: string): string | undefined {
  if (!/^(AKIA|ASIA)[A-Z2-7]{16}$/.test(accessKeyId)) return undefined
  const digits = [...accessKeyId.slice(4, 14)].map((letter) => BigInt(base32.indexOf(letter)))
  // The top bit marks the format that carries the account.
  if ((digits[0] ?? 0n) < 16n) return undefined
  const bits = digits.reduce((number, digit) => (number << 5n) | digit, 0n)
  return (((bits >> 2n) & 0x7fffffffff80n) >> 7n).toString().padStart(12, '0')
}
