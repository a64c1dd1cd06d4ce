import type { WayId } from '../../model/clients.ts'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** The credentials of the run, by the way on which they came. They never leave `outside/`. */
export class Wallet {
  readonly #held = new Map<WayId, Credentials>()
  readonly #secrets: Secrets
  constructor(secrets: Secrets) {
    this.#secrets = secrets
  }

  put(way: WayId, credentials: Credentials): void {
    this.#secrets.add(credentials.secretAccessKey, credentials.sessionToken, credentials.accessKeyId)
    this.#held.set(way, credentials)
  }

  get(way: WayId): Credentials | undefined {
    return this.#held.get(way)
  }
}

/** Every secret seen in the run, so that the last step before writing can refuse an output that holds one. */
export class Secrets {
  readonly #seen = new Set<string>()

  /** Short strings are not kept: they would be found in harmless text. */
  add(...secrets: readonly (string | undefined)[]): void {
    for (const secret of secrets) if (secret !== undefined && secret.length >= 8) this.#seen.add(secret)
  }

  /** The text without the secrets that somebody else wrote into it: STS quotes a token that it finds too long. */
  hide(text: string): string {
    // The longest first, for a token contains its parts.
    return [...this.#seen]
      .toSorted((a, b) => b.length - a.length)
      .reduce((hidden, secret) => hidden.replaceAll(secret, '[secret]'), text)
  }

  /** True when the text holds a secret of this run, plain, URL-encoded or JSON-escaped. */
  within(text: string): boolean {
    for (const secret of this.#seen) {
      if (text.includes(secret) || text.includes(encodeURIComponent(secret))) return true
      if (text.includes(JSON.stringify(secret).slice(1, -1))) return true
    }
    return false
  }
}
