import { bucketChecks } from './checks/index.ts'
import type { Lane } from './lanes.ts'
import type { Needs } from './model/clients.ts'
import type { BucketChecks, BucketEvidence, BucketRecords } from './model/evidence.ts'
import type { BucketCheckId } from './model/facts.ts'
import type { Outcome } from './model/outcome.ts'

/**
 * Weighs what AWS denied by what the clients of the lane need: what only a restore needs, or what they have a way
 * around, is a warning.
 */
export function tolerant({ needs }: Lane, evidence: BucketEvidence): BucketEvidence {
  const checks: BucketRecords<BucketCheckId> = {}
  for (const { id } of bucketChecks) weigh(id, evidence.checks, checks, needs)
  return { ...evidence, checks }
}

function weigh<Id extends BucketCheckId>(
  id: Id,
  from: BucketChecks,
  to: BucketRecords<Id>,
  needs: Needs,
): void {
  const record: BucketRecords<Id>[Id] = from[id]
  if (record === undefined) return
  const operation = bucketChecks.find((check) => check.id === id)?.operation
  const need = operation === undefined ? undefined : needs[operation]
  const tolerated = need === 'must' ? undefined : need
  to[id] = {
    ...record,
    outcome: tolerated === undefined ? record.outcome : tolerating(record.outcome, tolerated),
  }
}

const FOR = {
  restore: 'only a restore needs this',
  rarely: 'GitLab needs this in special cases only',
} as const

/** What AWS says when it does not let one do something. */
const DENIALS = ['AccessDenied', 'AccessControlListNotSupported']

function tolerating<F>(outcome: Outcome<F>, tolerated: keyof typeof FOR): Outcome<F> {
  if (outcome.status !== 'fail' || !DENIALS.includes(outcome.failure.code)) return outcome
  return { ...outcome, status: 'warn', tolerated, message: `${outcome.message} (${FOR[tolerated]})` }
}
