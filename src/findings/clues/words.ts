import { answerOf } from '../../evidence.ts'
import type { CheckRecord } from '../../model/evidence.ts'
import { groupedBy } from './grouped.ts'
import { speakerOf } from './speaker.ts'
import { failure } from './symptoms.ts'

/**
 * What AWS said of these checks, with the request id of the first of them, which is what AWS Support asks for.
 * Answers that differ only in the resource are quoted once. Only what AWS wrote is quoted as AWS's: another
 * server is quoted by its name, and an answer without a body (to HEAD) is told in our words.
 */
export function awsSays(records: readonly CheckRecord[], limit = 3): readonly string[] {
  const answered = records.filter((record) => failure(record)?.origin === 'aws')
  const alike = groupedBy(answered, (record) => quotation(record).replace(/ on resource: \S+/, ''))
  const quotes = alike.flatMap(([first]) =>
    first === undefined ? [] : `${quotation(first)}${requestIdOf(first)}`,
  )
  const more = answered.length - Math.min(quotes.length, limit)
  return [
    ...quotes.slice(0, limit),
    ...(more === 0 ? [] : [`${speakers(answered)} answered ${counted(more, 'more request')} alike.`]),
  ]
}

function quotation(record: CheckRecord): string {
  const { code = '', message = '' } = failure(record) ?? {}
  const answer = answerOf(record.outcome)
  const inAwsWords = answer === undefined || answer.code !== undefined
  if (inAwsWords) return `${speakerOf(answer)} says: ${code}: ${message}`
  return `${answer.operation} was answered with HTTP ${answer.httpStatus ?? '(no status)'}: ${message}`
}

function speakers(answered: readonly CheckRecord[]): string {
  return listed([...new Set(answered.map(({ outcome }) => speakerOf(answerOf(outcome))))])
}

/** ` (request id …)`, or nothing when AWS sent none. */
export function requestIdOf(record: CheckRecord): string {
  const { requestId } = answerOf(record.outcome) ?? {}
  return requestId === undefined ? '' : ` (request id ${requestId})`
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

/** `bucket a`, `buckets a and b`, `12 buckets a, b, c, d and 8 more`. */
export function bucketsNamed(names: readonly string[]): string {
  if (names.length === 1) return `bucket ${listed(names)}`
  return names.length <= 6 ? `buckets ${listed(names)}` : `${names.length} buckets ${listed(names, 4)}`
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
