import type { Evidence } from '../../../src/model/evidence.ts'
import { CALLER_ARN } from '../healthy.ts'
import { type Answer, refused } from '../outcomes.ts'

/** One story about a rule, told to all rules together: what must be found is found by this rule alone. */
export interface Match {
  readonly story: string
  readonly evidence: Evidence
  /** All findings, best first, when there are others beside the rule's own one. */
  readonly finds?: readonly string[]
  /** What the finding's words, commands or policies must contain. */
  readonly says?: readonly (string | RegExp)[]
}

/** A story that looks alike and is another cause. */
export interface NearMiss {
  readonly story: string
  readonly evidence: Evidence
  /** What is found instead; nothing, when the story is a healthy one. */
  readonly finds: readonly string[]
}

/** By rule id: at least one match and one near miss for each. */
export type Cases = Readonly<
  Record<string, { readonly matches: readonly Match[]; readonly nearMisses: readonly NearMiss[] }>
>

/** AWS's words for a denial: who, what, on what (quoted as S3 does), and the reason if there is one. */
export function deniedText(action: string, resource: string, reason = '', principal = CALLER_ARN): string {
  return `User: ${principal} is not authorized to perform: ${action} on resource: "${resource}"${reason && ` ${reason}`}`
}

export const noIdentityPolicy = (action: string) =>
  `because no identity-based policy allows the ${action} action`

/** AccessDenied with its full text; the operation follows from the action where it is not given. */
export function denied<F = never>(
  action: string,
  resource: string,
  reason = noIdentityPolicy(action),
  answer: Answer<F> = {},
) {
  const operation = answer.operation ?? OPERATIONS[action] ?? 'PutObject'
  return refused<F>('AccessDenied', deniedText(action, resource, reason), { ...answer, operation })
}

/** AccessDenied without a reason. */
export function plainlyDenied<F = never>(operation: string) {
  return refused<F>('AccessDenied', 'Access Denied', { operation })
}

const OPERATIONS: Readonly<Record<string, string>> = {
  's3:ListBucket': 'ListObjectsV2',
  's3:PutObject': 'PutObject',
  's3:GetObject': 'GetObject',
  's3:DeleteObject': 'DeleteObject',
}
