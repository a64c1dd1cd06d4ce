import { answerOf, failureOf } from '../../evidence.ts'
import type { CheckRecord } from '../../model/evidence.ts'
import type { CheckId } from '../../model/facts.ts'
import type { Symptom } from '../../model/finding.ts'
import type { Failure } from '../../model/outcome.ts'
import type { Diagnosis } from '../../model/rule.ts'
import type { Stage } from '../../model/words.ts'

/** The failing check, as a finding refers to it. */
export function symptomOf(record: CheckRecord): Symptom {
  const { id: check, target } = record
  if (target === undefined) return { check }
  return { check, bucket: target.name, ...(target.via === undefined ? {} : { via: target.via }) }
}

/** Whether two checks were asked of the same bucket by the eyes of the same clients. */
export function isSameTarget({ target: a }: CheckRecord, { target: b }: CheckRecord): boolean {
  return a?.name === b?.name && a?.via === b?.via
}

/** The names of the buckets that the checks were asked of, each once, in their order. */
export function bucketsOf(records: readonly CheckRecord[]): readonly string[] {
  return [...new Set(records.flatMap(({ target }) => target?.name ?? []))]
}

/** What a rule says of a cause, without what follows from the checks that it accounts for. */
export type Words = Omit<Diagnosis, 'severity' | 'explains' | 'targets'>

/** A diagnosis of the checks it accounts for: a problem as soon as one of them did not just warn. */
export function diagnosis(explained: readonly CheckRecord[], words: Words): Diagnosis {
  return {
    ...words,
    severity: explained.some(({ outcome }) => outcome.status !== 'warn') ? 'problem' : 'warning',
    explains: explained.map(symptomOf),
    targets: bucketsOf(explained),
  }
}

/** As `diagnosis`, in a list; an empty list when nothing is accounted for. */
export function diagnosisOf(explained: readonly CheckRecord[], words: (first: CheckRecord) => Words) {
  const [first] = explained
  return first === undefined ? [] : [diagnosis(explained, words(first))]
}

/** The failure of a check, or undefined when it warned without one. */
export function failure(record: CheckRecord): Failure | undefined {
  return failureOf(record.outcome)
}

/** True when the check failed with one of these codes. */
export function failedWith(record: CheckRecord, ...codes: readonly string[]): boolean {
  const code = failure(record)?.code
  return code !== undefined && codes.includes(code)
}

/** True when AWS refused with one of these codes, in words that match. */
export function awsRefused(record: CheckRecord, code: string, words: RegExp = /(?:)/): boolean {
  const refusal = failure(record)
  return refusal?.origin === 'aws' && refusal.code === code && words.test(refusal.message)
}

/** True when the connection ended before an answer, at one of these stages (at any when none is given). */
export function networkFailed(record: CheckRecord, ...stages: readonly Stage[]): boolean {
  const refusal = failure(record)
  if (refusal?.origin !== 'network') return false
  return stages.length === 0 || (refusal.stage !== undefined && stages.includes(refusal.stage))
}

/** True when the check is one of these. */
export function isCheck(record: CheckRecord, ...ids: readonly CheckId[]): boolean {
  return ids.includes(record.id)
}

/** True when the check was asked of a bucket. */
export function isOfBucket(record: CheckRecord): boolean {
  return record.target !== undefined
}

/** The service that was asked: `sts` or `s3`, as far as the check tells. */
export function serviceOf(record: CheckRecord): 'sts' | 's3' | undefined {
  if (record.target !== undefined) return 's3'
  const asked = answerOf(record.outcome)?.service
  if (asked !== undefined) return asked
  return record.category === 'identity' || record.id === 'sts-reachable' ? 'sts' : undefined
}
