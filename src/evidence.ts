import type { BucketChecks, CheckRecord, Evidence, PodChecks } from './model/evidence.ts'
import type { BucketCheckId, PodCheckId } from './model/facts.ts'
import type { AwsAnswer, Failure, Outcome } from './model/outcome.ts'

/** Looking things up in the evidence. Pure: evidence in, values out, nothing of the world. */

/** What an outcome carries of facts: all of them after pass and warn, what was learnt before a failure. */
export function factsOf<F>(outcome: Outcome<F> | undefined): Partial<F> {
  return outcome === undefined || outcome.status === 'skip' ? {} : (outcome.facts ?? {})
}

/** The facts of a check of the pod, as far as it came; empty when it was skipped or not asked. */
export function podFacts<Id extends PodCheckId>(evidence: Evidence, id: Id) {
  return podFactsOf(evidence.checks, id)
}

/** The same among the checks of the pod alone, while the run goes on. */
export function podFactsOf<Id extends PodCheckId>(checks: PodChecks, id: Id) {
  const record: PodChecks[Id] = checks[id]
  return factsOf(record?.outcome)
}

/** The facts of a check of one bucket, as far as it came, by the eyes of the given clients, else of the first. */
export function bucketFacts<Id extends BucketCheckId>(
  evidence: Evidence,
  bucket: string,
  id: Id,
  via?: string,
) {
  const record: BucketChecks[Id] | undefined = bucketChecks(evidence, bucket, via)[id]
  return factsOf(record?.outcome)
}

/** All checks of one bucket by the eyes of the given clients, else of the first; empty when there are none. */
export function bucketChecks(evidence: Evidence, bucket: string, via?: string): BucketChecks {
  const seen = evidence.buckets.find(({ target }) => target.name === bucket && target.via === via)
  return seen?.checks ?? {}
}

/** The failure inside an outcome: always there after fail and error, sometimes after warn. */
export function failureOf(outcome: Outcome<unknown> | undefined): Failure | undefined {
  return outcome === undefined || outcome.status === 'skip' || outcome.status === 'pass'
    ? undefined
    : outcome.failure
}

/** AWS's answer inside an outcome. */
export function answerOf(outcome: Outcome<unknown> | undefined): AwsAnswer | undefined {
  return outcome === undefined || outcome.status === 'skip' ? undefined : outcome.aws
}

/** Every check of the run: the pod's in their order, then bucket by bucket. */
export function allChecks(evidence: Evidence): readonly CheckRecord[] {
  return [evidence.checks, ...evidence.buckets.map(({ checks }) => checks)].flatMap((checks) =>
    Object.values(checks),
  )
}

/** The checks whose outcome asks for an explanation: fail, error and warn. */
export function symptomsOf(evidence: Evidence): readonly CheckRecord[] {
  return allChecks(evidence).filter(({ outcome }) => ['fail', 'error', 'warn'].includes(outcome.status))
}
