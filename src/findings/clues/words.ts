import { answerOf } from '../../evidence.ts'
import type { CheckRecord } from '../../model/evidence.ts'
import type { Confidence } from '../../model/words.ts'
import { failure } from './symptoms.ts'

/**
 * What AWS said of these checks, one line for each different answer, with the request id of the first check that
 * has it, which is what AWS Support asks for. Only what AWS wrote is quoted as AWS's; an answer without a body
 * (to HEAD) is told in our words.
 */
export function awsSays(records: readonly CheckRecord[], limit = 3): readonly string[] {
  const lines = new Map<string, string>()
  for (const record of records) {
    const line = answerLine(record)
    if (line !== undefined && !lines.has(line)) lines.set(line, `${line}${requestIdsOf(record)}`)
  }
  const all = [...lines.values()]
  const more = all.length - limit
  return more <= 0 ? all : [...all.slice(0, limit), `AWS answered ${counted(more, 'more request')} alike.`]
}

function answerLine(record: CheckRecord): string | undefined {
  const refusal = failure(record)
  if (refusal?.origin !== 'aws') return undefined
  const answer = answerOf(record.outcome)
  const inAwsWords = answer === undefined || answer.code !== undefined
  if (inAwsWords) return `AWS says: ${refusal.code}: ${refusal.message}`
  return `${answer.operation} was answered with HTTP ${answer.httpStatus ?? '(no status)'}: ${refusal.message}`
}

/** ` (request id …, extended request id …)`, or nothing when AWS sent none. */
export function requestIdsOf(record: CheckRecord): string {
  const { requestId, extendedRequestId } = answerOf(record.outcome) ?? {}
  const ids = [
    ...(requestId === undefined ? [] : [`request id ${requestId}`]),
    ...(extendedRequestId === undefined ? [] : [`extended request id ${extendedRequestId}`]),
  ]
  return ids.length === 0 ? '' : ` (${ids.join(', ')})`
}

/** The failures' own words, for what AWS did not say. */
export function observed(records: readonly CheckRecord[], limit = 3): readonly string[] {
  const lines = new Set(
    records.flatMap((record) => {
      const refusal = failure(record)
      return refusal === undefined || refusal.origin === 'aws' ? [] : `${record.id}: ${refusal.message}`
    }),
  )
  return [...lines].slice(0, limit)
}

/** `one bucket`, `3 buckets`. */
export function counted(count: number, noun: string): string {
  return count === 1 ? `one ${noun}` : `${count} ${noun}s`
}

/** `a`, `a and b`, `a, b and c`; more than `limit` end in a number. */
export function listed(names: readonly string[], limit = 12): string {
  const shown = names.length > limit ? [...names.slice(0, limit), `${names.length - limit} more`] : names
  const last = shown.at(-1) ?? ''
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`
}

/** `bucket a` or `buckets a and b`. */
export function bucketsNamed(names: readonly string[]): string {
  return `bucket${names.length === 1 ? '' : 's'} ${listed(names)}`
}

/** A span of time as it is said: `42 s`, `5 min`, `3 h 20 min`, `2 days`. */
export function span(seconds: number): string {
  const total = Math.round(Math.abs(seconds))
  if (total < 120) return `${total} s`
  const minutes = Math.round(total / 60)
  if (minutes < 120) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return `${Math.round(hours / 24)} days`
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
}

/** The weaker of the two. */
export function weaker(one: Confidence, other: Confidence): Confidence {
  const strength: readonly Confidence[] = ['possible', 'likely', 'certain']
  return strength[Math.min(strength.indexOf(one), strength.indexOf(other))] ?? 'possible'
}
