import type { Fix } from '../model/finding.ts'
import type { Cause, Confidence, Stage } from '../model/words.ts'

/** The nouns of `explain`: what was recognised in a pasted text, and what may be behind it. */

/** One error, as far as its text tells; the same error said several times is one. */
export interface RecognisedError {
  /** `STS`, `S3`, as the program called it. */
  readonly service?: string
  /** The API operation, e.g. `PutObject`. */
  readonly operation?: string
  /** AWS's code, e.g. `AccessDenied`. */
  readonly code?: string
  readonly httpStatus?: number
  /** Who was denied: an ARN, or `anonymous`. */
  readonly principal?: string
  /** The IAM action that was denied. */
  readonly action?: string
  readonly resource?: string
  /** The kind of policy that decided, when AWS names one, and whether by a Deny or for lack of an Allow. */
  readonly reason?: string
  /** The policy that holds the Deny, when AWS names it. */
  readonly policyArn?: string
  readonly requestId?: string
  readonly hostId?: string
  readonly message?: string
  /** How often it was said. */
  readonly times: number
}

/** A host that could not be talked to, and how far the connection came. */
export interface FailedContact {
  readonly host: string
  readonly stage: Stage
}

/** An access key id that stood in the text: only what kind of key it is, never the id. */
export interface SeenKey {
  /** `AKIA`: a long-term key of a user. `ASIA`: temporary, useless without its session token. */
  readonly prefix: 'AKIA' | 'ASIA'
  readonly account?: string
}

export interface Recognised {
  readonly errors: readonly RecognisedError[]
  readonly hosts: readonly FailedContact[]
  readonly keys: readonly SeenKey[]
  /** Account ids that stood in ARNs. */
  readonly accounts: readonly string[]
  readonly regions: readonly string[]
}

/** What to ask next, to tell a candidate from the others. */
export interface NextCheck {
  /** What the answer tells. */
  readonly tells: string
  /** A command that can be pasted; a placeholder is written `<LIKE THIS>`. */
  readonly command: string
  /** Who can run it: whoever is in the pod, may use kubectl, or has rights in AWS. */
  readonly who: 'pod' | 'cluster' | 'aws'
  /** The check of the doctor that asks the same. */
  readonly check?: string
}

/** One possible cause. */
export interface Candidate {
  /** The finding whose page tells more; absent where none fits. */
  readonly finding?: string
  readonly cause: Cause
  readonly confidence: Confidence
  /** One line: what would be wrong. */
  readonly title: string
  /** The words of the text that speak for it, and what they mean. */
  readonly why: readonly string[]
  readonly fix: Fix
  readonly nextCheck: NextCheck
}

/** The answer to a pasted text. Version 1: fields are only added. */
export interface Explanation {
  readonly schemaVersion: 1
  readonly recognised: Recognised
  /** Best first; empty when nothing in the text is known. */
  readonly candidates: readonly Candidate[]
  /** The page of a finding, when that was asked for and no text was given. */
  readonly page?: { readonly finding: string; readonly text: string }
}

/** Where no text was given. */
export const NOTHING: Explanation = {
  schemaVersion: 1,
  recognised: { errors: [], hosts: [], keys: [], accounts: [], regions: [] },
  candidates: [],
}
