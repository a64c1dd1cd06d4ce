import type { JSONPath } from 'jsonc-parser'
import { isRecord } from '../policy/problem.ts'
import { readJson } from './json.ts'

/** A policy document inside an answer of the AWS CLI. */
export interface Unwrapped {
  readonly document: Readonly<Record<string, unknown>>
  /** Where it stands in the file; absent when it is a text within the text. */
  readonly path?: JSONPath
}

export type Unwrapping =
  | { readonly ok: true; readonly found: readonly Unwrapped[] }
  | { readonly ok: false; readonly message: string }

/**
 * The elements that lead to a document in the answers of `iam get-role`, `get-role-policy`, `get-policy-version`,
 * `s3api get-bucket-policy`, `kms get-key-policy`, `organizations describe-policy` and `ec2 describe-vpc-endpoints`
 * (AWS CLI Command Reference, "Output" of each).
 */
const WAYS = [
  'Role',
  'AssumeRolePolicyDocument',
  'PolicyVersion',
  'Document',
  'VpcEndpoints',
  'PolicyDocument',
  'Policy',
  'Content',
] as const

/** Answers that name policies but hold none. */
const NAMES_ONLY: Readonly<Record<string, string>> = {
  PolicyNames:
    'lists names only: fetch each with aws iam get-role-policy --role-name ROLE --policy-name NAME',
  AttachedPolicies:
    'lists names only: fetch each with aws iam get-policy-version --policy-arn ARN --version-id VERSION',
  DefaultVersionId:
    'has no document: fetch it with aws iam get-policy-version --policy-arn ARN --version-id VERSION',
}

/** Finds the documents in what was parsed: a document itself, or an answer that holds some. */
export function unwrap(json: unknown, path?: JSONPath): Unwrapping {
  if (typeof json === 'string') return unwrapText(json)
  if (Array.isArray(json)) {
    const each = json.map((item: unknown, at) => unwrap(item, path && [...path, at]))
    const wrong = each.find(({ ok }) => !ok)
    return wrong ?? { ok: true, found: each.flatMap((one) => (one.ok ? one.found : [])) }
  }
  if (!isRecord(json))
    return { ok: false, message: 'is neither a policy document nor an answer of the AWS CLI' }
  if (json.Statement !== undefined) return { ok: true, found: [{ document: json, ...(path && { path }) }] }
  for (const way of WAYS) {
    if (json[way] !== undefined) return unwrap(json[way], path && [...path, way])
  }
  const [, message] = Object.entries(NAMES_ONLY).find(([key]) => json[key] !== undefined) ?? []
  return { ok: false, message: message ?? 'holds no policy document: there is no Statement in it' }
}

/** A document as a text: of JSON, or URL-encoded as the IAM API answers (RFC 3986). */
function unwrapText(text: string): Unwrapping {
  const decoded = /^\s*%7B/i.test(text) ? decodedUri(text) : text
  const read = decoded === undefined ? undefined : readJson(decoded)
  if (read === undefined) return { ok: false, message: 'holds a text that is not URL-encoded rightly' }
  if (!read.ok) return { ok: false, message: `holds a document that is not JSON: ${read.message} of it` }
  // A text within a text within a text is nobody's answer.
  return typeof read.json === 'string'
    ? { ok: false, message: 'holds a text where the policy document should be' }
    : unwrap(read.json)
}

function decodedUri(text: string): string | undefined {
  try {
    return decodeURIComponent(text.trim())
  } catch {
    return undefined
  }
}
