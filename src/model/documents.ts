/** A policy document that an administrator fetched: AWS would accept it. */
export interface GivenDocument {
  /** The file that it came from. */
  readonly file: string
  /** The document itself, as it is written. */
  readonly policy: Readonly<Record<string, unknown>>
}

/** What only an administrator can fetch. What was not given is not known, which is not the same as not there. */
export interface Documents {
  readonly trust?: GivenDocument
  /** Inline and managed policies of the role: all of them, or what they leave out proves nothing. */
  readonly role: readonly GivenDocument[]
  readonly boundary?: GivenDocument
  readonly scps: readonly GivenDocument[]
  readonly rcps: readonly GivenDocument[]
  readonly vpcEndpoint?: GivenDocument
  /** By the name of the bucket. */
  readonly buckets: Readonly<Record<string, GivenDocument>>
  /** By the ARN of the key; under the empty name when it was not told. */
  readonly keys: Readonly<Record<string, GivenDocument>>
}
