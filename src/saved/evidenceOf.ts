import { groupedBy } from '../findings/clues/grouped.ts'
import type {
  BucketChecks,
  BucketEvidence,
  BucketTarget,
  CheckRecord,
  Evidence,
  PodChecks,
} from '../model/evidence.ts'
import type { CheckId } from '../model/facts.ts'
import type { Outcome } from '../model/outcome.ts'
import type { Report, ReportCheck } from '../model/report.ts'
import { present } from '../present.ts'

/** What a saved report knew, and what was missing in it. */
export interface Recalled {
  readonly evidence: Evidence
  /** Ids of checks that passed or warned without their facts: reports of doctors that did not write them. */
  readonly withoutFacts: readonly string[]
}

/**
 * The evidence behind a saved report, as the run had it. Nothing is looked at field by field: a check is what its
 * entry says, its facts are what was saved, and those asked of the same target belong together. Pure.
 */
export function evidenceOf(report: Report): Recalled {
  const asked = report.checks.filter(({ target }) => target === undefined)
  const pod: Record<string, CheckRecord> = recordsOf(asked)
  const ofBuckets = report.checks.filter(({ target }) => target !== undefined)
  const byTarget = groupedBy(ofBuckets, ({ target }) => JSON.stringify(target))
  const buckets = byTarget.flatMap((checks): readonly BucketEvidence[] => {
    const records = recordsOf(checks)
    const target = targetOf(checks[0])
    if (target === undefined || !areBucketChecks(records)) return []
    const row = report.buckets.find(({ name, via }) => name === target.name && via === target.via)
    return [{ target, checks: records, ...present({ identity: row?.identity }) }]
  })
  return {
    evidence: {
      pod: report.pod,
      probedAs: report.probedAs ?? { client: 'awscli', source: 'none' },
      checks: arePodChecks(pod) ? pod : {},
      buckets,
    },
    withoutFacts: [...new Set(report.checks.filter(lacksFacts).map(({ id }) => id))],
  }
}

function lacksFacts({ status, facts, tolerated }: ReportCheck): boolean {
  return (status === 'pass' || (status === 'warn' && tolerated === undefined)) && facts === undefined
}

/** The bucket of a check; reports of doctors that knew one client only do not name it. */
function targetOf(check: ReportCheck | undefined): BucketTarget | undefined {
  return check?.target === undefined ? undefined : { ...check.target, clients: check.target.clients ?? [] }
}

function recordsOf(checks: readonly ReportCheck[]): Record<string, CheckRecord> {
  return Object.fromEntries(checks.flatMap((check) => recordOf(check)).map((record) => [record.id, record]))
}

function recordOf(check: ReportCheck): readonly CheckRecord[] {
  const { id, category, title, durationMs, command } = check
  if (!isCheckId(id)) return []
  return [
    {
      id,
      category,
      title,
      durationMs,
      ...present({ target: targetOf(check), command }),
      outcome: outcomeOf(check),
    },
  ]
}

/** The outcome that the report laid flat, put together again. */
function outcomeOf({ status, message, skip, failure, tolerated, aws, facts }: ReportCheck): Outcome<unknown> {
  switch (status) {
    case 'skip':
      return { status, message, skip: skip ?? { reason: 'not-applicable', blockedBy: [] } }
    case 'pass':
      return { status, message, facts: facts ?? {}, ...present({ aws }) }
    case 'warn':
      if (tolerated !== undefined && failure !== undefined)
        return { status, message, failure, tolerated, ...present({ facts, aws }) }
      return { status, message, facts: facts ?? {}, ...present({ failure, aws }) }
    default:
      return {
        status,
        message,
        failure: failure ?? { origin: 'doctor', code: 'unknown', message },
        ...present({ facts, aws }),
      }
  }
}

// The ids and facts of a check that this version does not know are carried along: no rule asks for them, and one
// that did not pass becomes an unexplained failure instead of disappearing. Facts are taken as the run wrote them.

function isCheckId(id: string): id is CheckId {
  return id !== ''
}

function arePodChecks(records: Readonly<Record<string, CheckRecord>>): records is Writable<PodChecks> {
  return Object.values(records).every(({ target }) => target === undefined)
}

function areBucketChecks(records: Readonly<Record<string, CheckRecord>>): records is Writable<BucketChecks> {
  return Object.values(records).every(({ target }) => target !== undefined)
}

type Writable<Checks> = Checks & Record<string, CheckRecord>
