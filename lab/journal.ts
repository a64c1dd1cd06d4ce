import type { Decision } from '../src/policy/request.ts'

/** One authorization that was asked for while answering a request. */
export interface DecisionRecord {
  readonly action: string
  readonly resource: string
  readonly decision: Decision
}

/** One request that the lab received, and how it answered. */
export interface RequestRecord {
  /** This machine's clock. */
  readonly time: Date
  readonly durationMs: number
  /** Requests with the same number came over the same connection. */
  readonly connection: number
  readonly proxied: boolean
  readonly secure: boolean
  readonly method: string
  readonly host: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly operation?: string
  /** The key id that signed it, whether or not the signature was good. */
  readonly accessKeyId?: string
  /** ARN of the caller, once he was believed. */
  readonly principal?: string
  /** Absent: never answered. */
  readonly status?: number
  readonly code?: string
  readonly message?: string
  readonly requestId?: string
  readonly decisions: readonly DecisionRecord[]
}

/** What is learnt of a request while it is answered. */
export type Notes = {
  -readonly [Name in 'operation' | 'accessKeyId' | 'principal' | 'code' | 'message' | 'requestId']?: string
} & { readonly decisions: DecisionRecord[] }

/** One line for a log: who asked what, what was answered, and the statement that made it so. */
export function describeRequest(record: RequestRecord): string {
  const { method, host, path, operation, status, code, principal, decisions } = record
  const outcome = status === undefined ? 'no answer' : [status, code].filter(Boolean).join(' ')
  const who = principal === undefined ? '' : ` as ${principal.split(':').at(-1)}`
  const lines = [
    `${operation ?? method} ${host}${path}${who} → ${outcome}`,
    ...decisions.map(describeDecision),
  ]
  return lines.join('\n    ')
}

function describeDecision({ action, resource, decision }: DecisionRecord): string {
  const by = decision.statements.map(
    ({ layer, policyName, index, sid }) => `${layer} ${policyName}[${sid ?? index}]`,
  )
  if (decision.effect === 'allow') return `allow ${action} on ${resource} by ${by.join(', ')}`
  const why = by.length > 0 ? `by ${by.join(', ')}` : `no statement of the ${decision.layer} layer allows it`
  return `deny  ${action} on ${resource}: ${why}`
}
