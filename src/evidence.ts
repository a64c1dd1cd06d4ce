import type { BucketRecord, BucketTarget, CheckRecord, Evidence, OutcomeOf, PodRecord } from './model/evidence.ts'
import type { BucketCheckId, BucketFacts, CheckId, FactsOf, PodCheckId } from './model/facts.ts'
import type { AwsAnswer, Failure, Outcome } from './model/outcome.ts'

/** Looking things up in the evidence. Pure: evidence in, values out, nothing of the world. */

/** The outcome of a check of the pod; undefined when it was not asked in this run. */
export function podOutcome<Id extends PodCheckId>(evidence: Evidence, id: Id): OutcomeOf<Id> | undefined {
  return evidence.checks.find((record): record is PodRecord<Id> => record.id === id)?.outcome as
    | OutcomeOf<Id>
    | undefined
}

/** The outcome of a check of one bucket; undefined when it was not asked in this run. */
export function bucketOutcome<Id extends BucketCheckId>(
  evidence: Evidence,
  bucket: string,
  id: Id,
): Outcome<BucketFacts[Id]> | undefined {
  const match = evidence.checks.find(
    (record): record is BucketRecord<Id> => record.id === id && record.target?.name === bucket,
  )
  return match?.outcome as Outcome<BucketFacts[Id]> | undefined
}

/** What a check of the pod learnt, whether or not it passed. */
export function podFacts<Id extends PodCheckId>(evidence: Evidence, id: Id): Partial<FactsOf<Id>> {
  return factsOf(podOutcome(evidence, id)) ?? {}
}

/** What an outcome carries of facts: all of them after pass and warn, what was learnt before a failure. */
export function factsOf<F>(outcome: Outcome<F> | undefined): Partial<F> | undefined {
  return outcome === undefined || outcome.status === 'skip' ? undefined : outcome.facts
}

/** The failure inside an outcome: always there after fail and error, sometimes after warn. */
export function failureOf(outcome: Outcome<unknown> | undefined): Failure | undefined {
  return outcome === undefined || outcome.status === 'skip' || outcome.status === 'pass' ? undefined : outcome.failure
}

/** AWS's answer inside an outcome. */
export function answerOf(outcome: Outcome<unknown> | undefined): AwsAnswer | undefined {
  return outcome === undefined || outcome.status === 'skip' ? undefined : outcome.aws
}

/** The distinct buckets of the run, in the order of their checks. */
export function bucketsOf(evidence: Evidence): readonly BucketTarget[] {
  const byName = new Map<string, BucketTarget>()
  for (const { target } of evidence.checks) if (target !== undefined) byName.set(target.name, target)
  return [...byName.values()]
}

/** The checks whose outcome asks for an explanation: fail, error and warn. */
export function symptomsOf(evidence: Evidence): readonly CheckRecord[] {
  return evidence.checks.filter(({ outcome }) => ['fail', 'error', 'warn'].includes(outcome.status))
}

/** True for the records of one kind of check. */
export function isCheck<Id extends CheckId>(id: Id): (record: CheckRecord) => record is Extract<CheckRecord, { id: Id }> {
  return (record): record is Extract<CheckRecord, { id: Id }> => record.id === id
}
