import { AwsError } from '../http/exchange.ts'

export interface Constraint {
  /** The parameter, `RoleArn`. */
  readonly name: string
  readonly required?: boolean
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: { readonly matches: RegExp; readonly text: string }
  readonly minValue?: number
  readonly maxValue?: number
}

const printable = {
  matches: /^[\t\n\r\x20-\x7e\x85\xa0-\ufffd]+$/,
  text: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+',
}

export const roleArn: Constraint = {
  name: 'RoleArn',
  required: true,
  pattern: printable,
  minLength: 20,
  maxLength: 2048,
}
export const roleSessionName: Constraint = {
  name: 'RoleSessionName',
  required: true,
  pattern: { matches: /^[\w+=,.@-]*$/, text: '[\\w+=,.@-]*' },
  minLength: 2,
  maxLength: 64,
}
export const webIdentityToken: Constraint = {
  name: 'WebIdentityToken',
  required: true,
  minLength: 4,
  maxLength: 20_000,
}
export const durationSeconds: Constraint = { name: 'DurationSeconds', minValue: 900, maxValue: 43_200 }

/** Throws STS's ValidationError, which lists every violation at once. */
export function validate(parameters: URLSearchParams, constraints: readonly Constraint[]): void {
  const violations = constraints.flatMap((constraint) =>
    violationsOf(parameters.get(constraint.name), constraint),
  )
  if (violations.length === 0) return
  const count = violations.length === 1 ? '1 validation error' : `${violations.length} validation errors`
  throw new AwsError(400, 'ValidationError', `${count} detected: ${violations.join('; ')}`)
}

function violationsOf(value: string | null, constraint: Constraint): readonly string[] {
  const { name, required, pattern, minLength, maxLength, minValue, maxValue } = constraint
  const member = name.charAt(0).toLowerCase() + name.slice(1)
  if (value === null) {
    return required ? [`Value null at '${member}' failed to satisfy constraint: Member must not be null`] : []
  }
  const number = Number(value)
  const rules: readonly (readonly [boolean, string])[] = [
    [pattern?.matches.test(value) ?? true, `satisfy regular expression pattern: ${pattern?.text}`],
    [value.length >= (minLength ?? 0), `have length greater than or equal to ${minLength}`],
    [value.length <= (maxLength ?? Infinity), `have length less than or equal to ${maxLength}`],
    [minValue === undefined || number >= minValue, `have value greater than or equal to ${minValue}`],
    [maxValue === undefined || number <= maxValue, `have value less than or equal to ${maxValue}`],
  ]
  return rules
    .filter(([kept]) => !kept)
    .map(([, rule]) => `Value '${value}' at '${member}' failed to satisfy constraint: Member must ${rule}`)
}
