import ipaddr from 'ipaddr.js'
import { arnFits } from './arnPattern.ts'
import { fits, glob, literal } from './pattern.ts'
import { expand, type Scope } from './variables.ts'

/** How one value of a policy and one of the request are compared. */
export interface Operator {
  /** `StringNotEquals` and its like: met when no value of the policy compares. */
  readonly negated: boolean
  compares(expected: string, actual: string, scope: Scope): boolean
}

type Compare = Operator['compares']

/** IAM User Guide, "IAM JSON policy elements: Condition operators". `Null` is not among them: it has no values. */
export const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ...both('StringEquals', 'StringNotEquals', stringEquals),
  ...both('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', stringEqualsIgnoreCase),
  ...both('StringLike', 'StringNotLike', stringLike),
  ...both('ArnEquals', 'ArnNotEquals', arnFits),
  ...both('ArnLike', 'ArnNotLike', arnFits),
  ...both('IpAddress', 'NotIpAddress', ipAddress),
  ...ordered('Numeric', parseNumber),
  ...ordered('Date', parseDate),
  ['Bool', { negated: false, compares: boolEquals }],
  ['BinaryEquals', { negated: false, compares: binaryEquals }],
])

function both(positive: string, negative: string, compares: Compare): readonly [string, Operator][] {
  return [
    [positive, { negated: false, compares }],
    [negative, { negated: true, compares }],
  ]
}

function ordered(prefix: string, parse: (text: string) => number): readonly [string, Operator][] {
  // What cannot be read is NaN, which compares to nothing.
  const by =
    (holds: (actual: number, expected: number) => boolean): Compare =>
    (expected, actual) =>
      holds(parse(actual), parse(expected))
  return [
    ...both(
      `${prefix}Equals`,
      `${prefix}NotEquals`,
      by((actual, expected) => actual === expected),
    ),
    [`${prefix}LessThan`, { negated: false, compares: by((actual, expected) => actual < expected) }],
    [`${prefix}LessThanEquals`, { negated: false, compares: by((actual, expected) => actual <= expected) }],
    [`${prefix}GreaterThan`, { negated: false, compares: by((actual, expected) => actual > expected) }],
    [
      `${prefix}GreaterThanEquals`,
      { negated: false, compares: by((actual, expected) => actual >= expected) },
    ],
  ]
}

function stringEquals(expected: string, actual: string, scope: Scope): boolean {
  const pattern = expand(expected, scope, literal)
  return pattern !== undefined && pattern.join('') === actual
}

function stringEqualsIgnoreCase(expected: string, actual: string, scope: Scope): boolean {
  const pattern = expand(expected, scope, literal)
  return pattern !== undefined && pattern.join('').toLowerCase() === actual.toLowerCase()
}

function stringLike(expected: string, actual: string, scope: Scope): boolean {
  const pattern = expand(expected, scope, glob)
  return pattern !== undefined && fits(pattern, actual)
}

function boolEquals(expected: string, actual: string, scope: Scope): boolean {
  return stringEqualsIgnoreCase(expected, actual, scope)
}

/** Both are base64; padding may be left out. */
function binaryEquals(expected: string, actual: string): boolean {
  return expected.replace(/=+$/, '') === actual.replace(/=+$/, '')
}

/** An address or a range in the policy, an address in the request; IPv4 and IPv6 never compare. */
function ipAddress(expected: string, actual: string): boolean {
  const [network = '', prefix] = expected.split('/')
  if (!isAddress(network) || !isAddress(actual)) return false
  const range = ipaddr.parse(network)
  const address = ipaddr.parse(actual)
  const bits = prefix === undefined ? widthOf(range) : parseNumber(prefix)
  return address.kind() === range.kind() && bits >= 0 && bits <= widthOf(range) && address.match(range, bits)
}

function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text)
}

function widthOf(address: ipaddr.IPv4 | ipaddr.IPv6): number {
  return address.kind() === 'ipv4' ? 32 : 128
}

function parseNumber(text: string): number {
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
}

/** Milliseconds of a W3C date (a profile of ISO 8601) or of seconds since 1970. A time needs its zone. */
function parseDate(text: string): number {
  if (/^\d{5,}(\.\d+)?$/.test(text)) return Number(text) * 1000
  return /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/.test(text)
    ? Date.parse(text)
    : Number.NaN
}
