import type { Credential, Oddity, Origin } from './gitlab.ts'
import type { ClientId } from './words.ts'

/** Something in the configuration that is wrong, or that bites beside a role. Data: whether it does is a finding's to say. */
export type Problem = Origin &
  ProblemKind & {
    /** The program that trips over it; absent where it concerns every one that reads the place. */
    readonly client?: ClientId
  }

export type ProblemKind =
  /** Keys that come before any role. */
  | { readonly kind: 'static-key'; readonly credential: Credential; readonly besideRole: boolean }
  | { readonly kind: 'half-key-pair'; readonly missing: 'access key id' | 'secret access key' }
  | { readonly kind: 'iam-profile-off'; readonly because: 'missing' | 'false' | 'not-a-boolean' }
  | { readonly kind: 'iam-profile-misspelt'; readonly name: string }
  | { readonly kind: 'provider'; readonly value?: string }
  | { readonly kind: 'region-missing' }
  | { readonly kind: 'region-malformed'; readonly value: string }
  /** The SDK of some releases sends AssumeRoleWithWebIdentity there too. */
  | { readonly kind: 'endpoint-beside-role'; readonly value: string }
  | { readonly kind: 'host-deprecated'; readonly value: string }
  | { readonly kind: 'path-style' }
  | { readonly kind: 'signature-version-2' }
  | { readonly kind: 'certificate-unchecked' }
  | { readonly kind: 'plain-http' }
  | { readonly kind: 'acl'; readonly value: string }
  | { readonly kind: 'consolidated-ignored'; readonly because: readonly Origin[] }
  | { readonly kind: 'bucket-missing'; readonly type: string }
  | { readonly kind: 'bucket-malformed'; readonly value: string }
  | { readonly kind: 'minio-fallback' }
  | { readonly kind: 'several-drivers'; readonly drivers: readonly string[] }
  | { readonly kind: 'odd-text'; readonly oddity: Oddity }
  | { readonly kind: 'wrong-type'; readonly wanted: string; readonly found: string }
  | { readonly kind: 'duplicate-key'; readonly line?: number }
  | { readonly kind: 'unknown-key'; readonly name?: string; readonly meant?: string }
  | { readonly kind: 'ignored-line'; readonly line: number }
