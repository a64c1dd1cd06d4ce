import type { Policy, PolicyVersion } from './document.ts'
import { parseStatement } from './parseStatement.ts'
import { isRecord, type Problem, unknownKeys } from './problem.ts'
import type { Layer } from './request.ts'

export type ParsedPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * Reads a policy document from JSON that has been parsed already.
 *
 * @param json - The document, of any shape.
 * @param layer - Where it is attached, when known: then what AWS demands or forbids there is a problem as well
 *   (a bucket policy without Principal, an identity policy with one, a trust policy with a Resource).
 * @returns The document with every "one or many" made a list, or all problems, each with its JSON path.
 */
export function parsePolicy(json: unknown, layer?: Layer): ParsedPolicy {
  if (!isRecord(json)) return { ok: false, problems: [{ path: '$', message: 'must be an object' }] }
  const problems: Problem[] = unknownKeys('$', json, ['Version', 'Id', 'Statement'])
  const version = parseVersion(json.Version, problems)
  if (json.Id !== undefined && typeof json.Id !== 'string') {
    problems.push({ path: '$.Id', message: 'must be a string' })
  }
  const single = isRecord(json.Statement)
  const list: readonly unknown[] = Array.isArray(json.Statement)
    ? json.Statement
    : single
      ? [json.Statement]
      : []
  if (list.length === 0) {
    problems.push({ path: '$.Statement', message: 'must be a statement or a list of at least one' })
  }
  const statements = list.map((statement, index) =>
    parseStatement(statement, single ? '$.Statement' : `$.Statement[${index}]`, layer, problems),
  )
  problems.push(...repeatedSids(statements.map((statement) => statement?.Sid)))
  if (problems.length > 0) return { ok: false, problems }
  const policy = {
    Version: version,
    ...(typeof json.Id === 'string' ? { Id: json.Id } : {}),
    Statement: statements.filter((statement) => statement !== undefined),
  }
  return { ok: true, policy }
}

/** Without a Version, a document is of the older language ("IAM JSON policy elements: Version"). */
function parseVersion(version: unknown, problems: Problem[]): PolicyVersion {
  if (version === '2012-10-17' || version === '2008-10-17') return version
  if (version !== undefined) {
    problems.push({ path: '$.Version', message: 'must be "2012-10-17" or "2008-10-17"' })
  }
  return '2008-10-17'
}

function repeatedSids(sids: readonly (string | undefined)[]): readonly Problem[] {
  return sids.flatMap((sid, index) =>
    sid !== undefined && sids.indexOf(sid) < index
      ? [{ path: `$.Statement[${index}].Sid`, message: `"${sid}" is already the Sid of another statement` }]
      : [],
  )
}
