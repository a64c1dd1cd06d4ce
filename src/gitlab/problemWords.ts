import type { Credential, Origin } from '../model/gitlab.ts'
import type { Problem } from '../model/gitlabProblems.ts'
import { placeOf } from './namedBuckets.ts'

/** One problem in one line: where it stands, and what is wrong there. Never a secret. */
export function problemInWords(problem: Problem): string {
  const place = placeOf(problem)
  switch (problem.kind) {
    case 'static-key':
      return `${place} holds ${keyInWords(problem.credential)}`
    case 'half-key-pair':
      return `${place} stands without its ${problem.missing}`
    case 'iam-profile-off':
      return `${place} ${{ missing: 'is missing', false: 'is false', 'not-a-boolean': 'is neither true nor false' }[problem.because]}`
    case 'iam-profile-misspelt':
      return `${place} is read by nobody; use_iam_profile was meant`
    case 'provider':
      return problem.value === undefined
        ? `${place} is missing`
        : `${place} is ${quoted(problem.value)}, which Rails does not know; it knows "AWS"`
    case 'other-provider':
      return `${place} is ${quoted(problem.value)}`
    case 'region-missing':
      return `${place} is missing`
    case 'region-malformed':
      return `${place} is ${quoted(problem.value)}, which is no name of a region`
    case 'endpoint-beside-role':
      return `${place} is ${quoted(problem.value)}, beside a role`
    case 'endpoint-not-aws':
      return `${place} is ${quoted(problem.value)}, which is not AWS, and there are no keys for it`
    case 'host-deprecated':
      return `${place} is ${quoted(problem.value)}; endpoint has taken its place`
    case 'path-style':
      return `${place} is true although there is no endpoint`
    case 'signature-version-2':
      return `${place} asks for signatures of version 2`
    case 'certificate-unchecked':
      return `${place} turns the look at certificates off`
    case 'plain-http':
      return `${place} turns TLS off`
    case 'acl':
      return `${place} is ${quoted(problem.value)}`
    case 'consolidated-ignored':
      return `${place} is ignored because of ${placesInWords(problem.because)}`
    case 'bucket-missing':
      return `${problem.type} has no bucket: ${place} is missing`
    case 'bucket-malformed':
      return `${place} is ${quoted(problem.value)}, which Rails refuses`
    case 'minio-fallback':
      return `${place} is the chart's own MinIO`
    case 'several-drivers':
      return `${place} has ${problem.drivers.length} drivers: ${problem.drivers.join(', ')}`
    case 'storage-not-s3':
      return `${place} has ${problem.drivers.join(', ') || 'no driver'}, which is not S3`
    case 'odd-text':
      return `${place} ${ODD[problem.oddity]}`
    case 'wrong-type':
      return `${place} is ${problem.found} where ${problem.wanted} is wanted`
    case 'duplicate-key':
      return `${place} stands there twice${problem.line === undefined ? '' : `, again in line ${problem.line}`}; the last one counts`
    case 'unknown-key':
      return `${place} is not known${problem.meant === undefined ? '' : `; ${problem.meant} was meant`}`
    case 'ignored-line':
      return `line ${problem.line} of ${problem.file} is no setting and is skipped`
  }
}

/** Several of them, the rest as a number: a mistake in a file for all types is made once for each. */
export function problemsInWords(problems: readonly Problem[], limit = 3): string {
  const lines = [...new Set(problems.map(problemInWords))]
  const more = lines.length - limit
  return more > 0 ? `${lines.slice(0, limit).join('; ')}; and ${more} more` : lines.join('; ')
}

/** `a in FILE and b in FILE`. */
export function placesInWords(places: readonly Origin[]): string {
  const names = [...new Set(places.map(placeOf))]
  return names.length > 3
    ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
    : names.join(' and ')
}

function keyInWords({ prefix, account }: Credential): string {
  const kind = prefix === undefined ? 'a key' : prefix === 'AKIA' ? 'a long-term key' : 'a temporary key'
  return account === undefined ? kind : `${kind} of account ${account}`
}

const ODD = {
  newline: 'has a line end in it',
  quotes: 'has quotes in it',
  space: 'has white space in it',
  empty: 'is empty',
  template: 'holds a template that was not rendered',
} as const

function quoted(value: string): string {
  return JSON.stringify(value)
}
