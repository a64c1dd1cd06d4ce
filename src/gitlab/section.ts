import type { Complaint, KeyPair, Origin, Setting, Wanted } from '../model/gitlab.ts'
import type { ReadFlag } from './booleans.ts'
import type { Keeper, RawKeys } from './keeper.ts'
import { type KeyNames, keyPair } from './keyPair.ts'
import { isPlainName, nearMiss } from './nearMiss.ts'
import { odditiesOf } from './oddities.ts'
import { holdsTemplate } from './plainText.ts'
import { withoutLogin } from './url.ts'

/** A mapping of a configuration file, asked for its settings one by one; what is wrong with them is noted. */
export class Section implements Origin {
  readonly file: string
  readonly key: string
  readonly complaints: Complaint[] = []
  readonly #values: Readonly<Record<string, unknown>>
  readonly #keeper: Keeper
  readonly #places: ReadonlyMap<string, Origin>

  /** @param places where the settings stand that come from elsewhere */
  constructor(
    values: Readonly<Record<string, unknown>>,
    place: Origin,
    keeper: Keeper,
    places: ReadonlyMap<string, Origin> = new Map(),
  ) {
    this.#places = places
    this.#values = values
    this.#keeper = keeper
    this.file = place.file
    this.key = place.key
  }

  get names(): readonly string[] {
    return Object.keys(this.#values)
  }

  at(name: string): Origin {
    const here = { file: this.file, key: this.key === '' ? name : `${this.key}.${name}` }
    return this.#places.get(name) ?? here
  }

  /** Null counts as nothing, as it does to the programs that read these files. */
  raw(name: string): unknown {
    return Object.hasOwn(this.#values, name) ? (this.#values[name] ?? undefined) : undefined
  }

  /** A text as it stands, without the login that a URL may carry. An empty one is none. */
  text(name: string): Setting<string> | undefined {
    const value = this.raw(name)
    if (value === undefined || value === '') return undefined
    if (typeof value !== 'string') {
      this.complain(name, 'text', value)
      return undefined
    }
    const { shown, password } = withoutLogin(value)
    this.#keeper.hide(password)
    for (const oddity of odditiesOf(value))
      this.complaints.push({ kind: 'odd-text', ...this.at(name), oddity })
    return { ...this.at(name), value: shown }
  }

  flag(name: string, read: ReadFlag): Setting<boolean> | undefined {
    const value = this.raw(name)
    if (value === undefined) return undefined
    const flag = read(value)
    if (flag === undefined) this.complain(name, 'true or false', value)
    return flag === undefined ? undefined : { ...this.at(name), value: flag }
  }

  number(name: string): Setting<number> | undefined {
    const value = this.raw(name)
    if (value === undefined) return undefined
    const number = typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value
    if (typeof number === 'number') return { ...this.at(name), value: number }
    this.complain(name, 'a number', value)
    return undefined
  }

  /** Undefined where there is none; its complaints are its own. */
  section(name: string): Section | undefined {
    const value = this.raw(name)
    if (value === undefined) return undefined
    if (isMapping(value)) return new Section(value, this.at(name), this.#keeper)
    this.complain(name, 'a mapping', value)
    return undefined
  }

  /** The same mapping with complaints of its own, for a look at what is read elsewhere. */
  silent(): Section {
    return new Section(this.#values, this, this.#keeper, this.#places)
  }

  keys(names: KeyNames): KeyPair {
    const read = (name: string) => {
      const value = this.raw(name)
      if (value === undefined || typeof value === 'string') return value
      this.complain(name, 'text', value)
      return String(value)
    }
    const raw: RawKeys = {
      accessKeyId: read(names.accessKeyId),
      secretAccessKey: read(names.secretAccessKey),
      sessionToken: read(names.sessionToken),
    }
    return keyPair(this, raw, (which) => this.at(names[which]), this.#keeper)
  }

  /**
   * Notes every name that is not known, with the one that was meant.
   * @param secret the known names whose values must not be printed, under a misspelt name neither
   */
  expect(
    known: readonly string[],
    secret: readonly string[],
    meant: (name: string) => string | undefined = () => undefined,
  ): void {
    for (const name of this.names.filter((one) => !known.includes(one))) {
      const near = meant(name) ?? nearMiss(name, known)
      const value = this.raw(name)
      if (near !== undefined && secret.includes(near) && typeof value === 'string') this.#keeper.hide(value)
      const shown = isPlainName(name) || (near !== undefined && name.length <= near.length + 3)
      this.complaints.push({
        kind: 'unknown-key',
        ...(shown ? this.at(name) : { file: this.file, key: this.key }),
        ...(shown ? { name } : {}),
        ...(near === undefined ? {} : { meant: near }),
      })
    }
  }

  complain(name: string, wanted: Wanted, value: unknown): void {
    this.complaints.push({ kind: 'wrong-type', ...this.at(name), wanted, found: kindOf(value) })
  }
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

/** What a value is, without the value. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return holdsTemplate(value) ? 'a template that was not rendered' : 'text'
  if (typeof value === 'number' || typeof value === 'bigint') return 'a number'
  if (typeof value === 'boolean') return 'true or false'
  if (value instanceof Date) return 'a date'
  return value === null || value === undefined ? 'nothing' : 'a mapping'
}
