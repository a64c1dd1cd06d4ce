/** What GitLab's configuration says, and where it says it. A credential is never a value. */

/** Where a setting stands. */
export interface Origin {
  /** A path in the pod, or `environment`. */
  readonly file: string
  /** The way to it: `production.object_store.connection.region`, or the variable's name. */
  readonly key: string
}

export interface Setting<T> extends Origin {
  readonly value: T
}

/** What is odd about a text: each of these reaches AWS as it stands. */
export type Oddity = 'newline' | 'quotes' | 'space' | 'empty' | 'template'

/** A credential that is set: its place, and what may be said of it. */
export interface Credential extends Origin {
  readonly present: true
  /** Of an access key id: long-term, or temporary. */
  readonly prefix?: 'AKIA' | 'ASIA'
  /** The account that an access key id of the newer format carries. */
  readonly account?: string
  readonly oddities: readonly Oddity[]
}

/** Static keys of one place; the pair itself is in the key ring of `outside/gitlab` under this origin. */
export interface KeyPair extends Origin {
  readonly accessKeyId?: Credential
  readonly secretAccessKey?: Credential
  readonly sessionToken?: Credential
}

/** What a reader stumbled over although it could go on. */
export type Complaint =
  | (Origin & { readonly kind: 'wrong-type'; readonly wanted: Wanted; readonly found: string })
  | (Origin & { readonly kind: 'odd-text'; readonly oddity: Oddity })
  | (Origin & { readonly kind: 'duplicate-key'; readonly line?: number })
  /** The name is left out where it may itself be a secret; `meant` is a known key that is nearly the same. */
  | (Origin & { readonly kind: 'unknown-key'; readonly name?: string; readonly meant?: string })
  /** A line that is neither a setting nor a comment: the program that reads the file skips it. */
  | (Origin & { readonly kind: 'ignored-line'; readonly line: number })
  /** Rails raises "invalid bucket" and does not start. */
  | (Origin & { readonly kind: 'bucket-malformed'; readonly value: string })

export type Wanted = 'text' | 'true or false' | 'a number' | 'a mapping'

/** Why the content of a file is not known. */
export type Unread =
  | 'missing'
  | 'unreadable'
  | 'not-a-file'
  | 'empty'
  | 'too-large'
  | 'binary'
  | 'template'
  | 'syntax'
  | 'too-many-aliases'
  | 'not-a-mapping'

export interface NotRead {
  readonly ok: false
  readonly file: string
  readonly reason: Unread
  /** Never words of the file itself, which may be a secret. */
  readonly detail: string
  /** Both from 1, where the reader knows them. */
  readonly line?: number
  readonly column?: number
}

/** A file of the pod, read and understood, or why not. */
export type Reading<T> = { readonly ok: true; readonly file: string; readonly value: T } | NotRead
