import { bucketChecks } from './checks/index.ts'
import type { Lane } from './lanes.ts'
import type { BucketChecks, BucketEvidence, CheckRecord } from './model/evidence.ts'
import type { BucketCheckId, BucketFacts } from './model/facts.ts'
import type { Outcome } from './model/outcome.ts'

/**
 * Weighs what AWS denied by what the clients of the lane need: what only a restore needs, or what they have a way
 * around, is a warning. The clients are those that the lane has in the end.
 */
export function tolerant(lane: Lane, evidence: BucketEvidence): BucketEvidence {
  const { target } = lane
  const checks: BucketRecords<BucketCheckId> = {}
  for (const { id } of bucketChecks) weigh(id, evidence.checks, checks, lane)
  return { ...evidence, target, checks }
}

type BucketRecords<Ids extends BucketCheckId> = { [Id in Ids]?: CheckRecord<Id, BucketFacts[Id]> }

function weigh<Id extends BucketCheckId>(
  id: Id,
  from: BucketChecks,
  to: BucketRecords<Id>,
  { target, needs }: Lane,
): void {
  const record: BucketRecords<Id>[Id] = from[id]
  if (record === undefined) return
  const operation = bucketChecks.find((check) => check.id === id)?.operation
  const need = operation === undefined ? undefined : needs[operation]
  const tolerated = need === 'must' ? undefined : need
  to[id] = {
    ...record,
    target,
    outcome: tolerated === undefined ? record.outcome : tolerating(record.outcome, tolerated),
  }
}

const FOR = {
  restore: 'only a restore needs this',
  rarely: 'GitLab needs this in special cases only',
} as const

function tolerating<F>(outcome: Outcome<F>, tolerated: keyof typeof FOR): Outcome<F> {
  if (outcome.status !== 'fail' || outcome.failure.code !== 'AccessDenied') return outcome
  return { ...outcome, status: 'warn', tolerated, message: `${outcome.message} (${FOR[tolerated]})` }
}
