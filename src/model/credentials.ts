/** What is kept of keys, roles and tokens: never what makes them secret. */

/** A static access key that was found; the key itself and its secret are never kept. */
export interface StaticKey {
  /** Where: `environment` or a file path. */
  readonly where: string
  /** The variable or key name that holds the access key id. */
  readonly name: string
  readonly kind: 'long-term' | 'temporary' | 'unknown'
  /** Account id decoded from the key id, when its format carries one. */
  readonly account?: string
  readonly hasSecret: boolean
  readonly hasSessionToken: boolean
  /** Oddities of the value's shape, e.g. `the secret ends with a newline`. */
  readonly oddities: readonly string[]
}

/** The parts of a role's ARN. */
export interface RoleArn {
  readonly arn: string
  readonly partition: string
  readonly account: string
  /** `/` or `/some/path/`. */
  readonly path: string
  readonly name: string
}

/** What the token of a service account says. */
export interface TokenClaims {
  readonly issuer: string
  readonly subject: string
  readonly audience: readonly string[]
  readonly algorithm: string
  readonly keyId?: string
  readonly namespace?: string
  readonly serviceAccount?: string
  readonly pod?: string
  /** ISO 8601; absent when the claim is. */
  readonly issuedAt?: string
  readonly notBefore?: string
  readonly expiresAt?: string
}

/** Where a pod with container credentials asks for them, and what it shows there. */
export interface ContainerEndpoint {
  /** Without user, password and query. */
  readonly url: string
  /** The file that holds the token, or the variable that is the token; absent when there is none. */
  readonly tokenFrom?: string
  /** What the token says, when it is the token of a service account. */
  readonly token?: TokenClaims
}

/** Who answers at 169.254.169.254, and with what. */
export interface InstanceMetadata {
  readonly kind: 'imds' | 'kube2iam' | 'kiam'
  /** The role's name, or its ARN where kube2iam answers without a base ARN. */
  readonly role?: string
  /** Every name that was given when it was asked several times, as it is where kube2iam or kiam answers. */
  readonly roleNames?: readonly string[]
  /** Whether IMDSv1 is switched off; absent where that could not be asked. */
  readonly tokenRequired?: boolean
  /** The longest it took to answer. */
  readonly slowestMs?: number
}
