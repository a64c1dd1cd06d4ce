import { failureOf } from '../evidence.ts'
import type { Lane } from '../lanes.ts'
import type { BucketFacts } from '../model/bucketFacts.ts'
import type { Operation } from '../model/clients.ts'
import type { AllChecks, BucketTarget, PodChecks } from '../model/evidence.ts'
import type { BucketCheckId, CheckId, FactsOf, PodCheckId, PodFacts } from '../model/facts.ts'
import type { Failure, Outcome } from '../model/outcome.ts'
import type { Category } from '../model/words.ts'
import type { Outside } from '../outside/outside.ts'

/** What the checks that came before have established. Only what a check declared can be asked for. */
export interface Known<Needs extends CheckId> {
  /** The facts of a check named in `needs`, which passed: the runner sees to that. */
  facts<Id extends Needs>(id: Id): FactsOf<Id>
  /** The same for a check that may not apply in this pod. */
  maybe<Id extends Needs>(id: Id): FactsOf<Id> | undefined
  /** Why a check named in `after` failed, if it did: what an experiment begins with. */
  failure(id: Needs): Failure | undefined
}

/** A check that others must not go past, as long as it concerns them. */
export interface Gate {
  readonly check: CheckId
  binds(settled: AllChecks): boolean
}

/** AssumeRoleWithWebIdentity gives the credentials of IRSA, and of IRSA alone. */
export const roleAssumed: Gate = {
  check: 'assume-role',
  binds(settled) {
    const outcome = settled['credential-source']?.outcome
    return outcome?.status === 'pass' && outcome.facts.source === 'irsa'
  },
}

/** The checks that must have ended before this one is asked. */
export function waitsFor(check: {
  readonly needs: readonly CheckId[]
  readonly gates?: readonly Gate[]
  readonly after?: readonly CheckId[]
}): readonly CheckId[] {
  return [...check.needs, ...(check.gates ?? []).map((gate) => gate.check), ...(check.after ?? [])]
}

interface Described<Id extends CheckId, Needs extends CheckId, After extends CheckId> {
  /** Permanent: file name, JSON, screen. */
  readonly id: Id
  readonly category: Category
  /** A sentence that is true when the check passes. */
  readonly title: string
  /** Must have passed, since their facts are used. Where one does not apply, this check does not either. */
  readonly needs: readonly Needs[]
  /** Must not have failed where they bind; they may not apply in this pod. */
  readonly gates?: readonly Gate[]
  /** Must have ended, however. */
  readonly after?: readonly After[]
  /** Writes to a bucket, so that `--read-only` leaves it out. */
  readonly writes?: boolean
}

export interface PodCheckOf<Id extends PodCheckId> extends Described<Id, PodCheckId, PodCheckId> {
  run(outside: Outside, settled: PodChecks): Promise<Outcome<PodFacts[Id]>>
  command(settled: PodChecks): string | undefined
}

interface OfBucket {
  /** Asked with the credentials of the lane's clients: not before there are some. */
  readonly signed?: boolean
  /** What of GitLab's needs it is about: where no client has the need it is not asked, and see `tolerant`. */
  readonly operation?: Operation
  /** Asked of the bucket once, whoever its clients are. */
  readonly once?: boolean
}

export interface BucketCheckOf<Id extends BucketCheckId>
  extends Described<Id, CheckId, BucketCheckId>,
    OfBucket {
  run(outside: Outside, lane: Lane, settled: AllChecks): Promise<Outcome<BucketFacts[Id]>>
  command(target: BucketTarget, settled: AllChecks): string | undefined
}

export type PodCheck<Id extends PodCheckId = PodCheckId> = { [K in Id]: PodCheckOf<K> }[Id]
export type BucketCheck<Id extends BucketCheckId = BucketCheckId> = { [K in Id]: BucketCheckOf<K> }[Id]

interface PodDefinition<Id extends PodCheckId, Needs extends PodCheckId, After extends PodCheckId>
  extends Described<Id, Needs, After> {
  run(outside: Outside, known: Known<Needs | After>): Promise<Outcome<PodFacts[Id]>>
  /** The AWS CLI command that asks the same, if there is one. */
  command?(known: Known<Needs | After>): string
}

interface BucketDefinition<Id extends BucketCheckId, Needs extends CheckId, After extends BucketCheckId>
  extends Described<Id, Needs, After>,
    OfBucket {
  run(outside: Outside, lane: Lane, known: Known<Needs | After>): Promise<Outcome<BucketFacts[Id]>>
  command?(target: BucketTarget, known: Known<Needs | After>): string
}

/** A check of the pod: asked once. */
export function definePodCheck<
  Id extends PodCheckId,
  const Needs extends PodCheckId = never,
  const After extends PodCheckId = never,
>(definition: PodDefinition<Id, Needs, After>): PodCheckOf<Id> {
  return {
    ...definition,
    run: (outside, settled) => definition.run(outside, known(settled)),
    command: (settled) => definition.command?.(known(settled)),
  }
}

/** A check of a bucket: asked of each. */
export function defineBucketCheck<
  Id extends BucketCheckId,
  const Needs extends CheckId = never,
  const After extends BucketCheckId = never,
>(definition: BucketDefinition<Id, Needs, After>): BucketCheckOf<Id> {
  return {
    ...definition,
    run: (outside, lane, settled) => definition.run(outside, lane, known(settled)),
    command: (target, settled) => definition.command?.(target, known(settled)),
  }
}

function known(settled: AllChecks): Known<CheckId> {
  const maybe = <Id extends CheckId>(id: Id): FactsOf<Id> | undefined => {
    const outcome = settled[id]?.outcome
    if (outcome?.status === 'pass') return outcome.facts
    return outcome?.status === 'warn' && !('tolerated' in outcome) ? outcome.facts : undefined
  }
  return {
    maybe,
    facts(id) {
      const facts = maybe(id)
      if (facts === undefined) throw new Error(`the facts of ${id} were asked for although it did not pass`)
      return facts
    },
    failure: (id) => failureOf(settled[id]?.outcome),
  }
}
