import type { BucketCheckOf, Gate, PodCheckOf } from './checks/check.ts'
import { failed, skipped } from './checks/outcomes.ts'
import { hindrance } from './hindrance.ts'
import type { Lane } from './lanes.ts'
import type { WayId } from './model/clients.ts'
import type { AllChecks, CheckRecord } from './model/evidence.ts'
import type { BucketCheckId, CheckId, PodCheckId } from './model/facts.ts'
import type { Outcome, Skipped } from './model/outcome.ts'
import type { Outside } from './outside/outside.ts'
import { errorMessage } from './outside/thrown.ts'

export interface Run {
  readonly outside: Outside
  /** The buckets by the eyes of the pod's clients; known when the pod's configuration has been read. */
  readonly lanes: Promise<readonly Lane[]>
  /** The way of the chart document's own commands. */
  readonly mainWay: WayId
  readonly chosen: ReadonlySet<CheckId>
  /** Aborted when the run must end: then nothing new is asked. The reason says why. */
  readonly stop: AbortSignal
  readonly stopReason: () => 'interrupted' | 'timeout-budget'
  /** Told of the checks of each further lane of a bucket, for the progress on the screen. */
  readonly more: (count: number) => void
  /** Told as each check ends, for the progress on the screen. */
  readonly ended: (title: string) => void
}

type Described = Pick<
  PodCheckOf<PodCheckId> | BucketCheckOf<BucketCheckId>,
  'id' | 'category' | 'title' | 'writes'
> &
  Pick<BucketCheckOf<BucketCheckId>, 'signed' | 'operation'> & {
    readonly needs: readonly CheckId[]
    readonly gates?: readonly Gate[]
    readonly after?: readonly CheckId[]
  }

/** Runs one check, or says why it is not run, and takes down how it ended. */
export async function record<Id extends CheckId, F>(
  run: Run,
  check: Described & { readonly id: Id },
  settled: AllChecks,
  ask: () => Promise<Outcome<F>>,
  command: () => string | undefined,
  lane?: Lane,
): Promise<CheckRecord<Id, F>> {
  const { id, category, title } = check
  const began = performance.now()
  const outcome = blocked(run, check, settled, lane) ?? (await asked(run, ask))
  const durationMs = Math.round(performance.now() - began)
  run.ended(title)
  const said = outcome.status === 'skip' ? undefined : command()
  return { id, category, title, outcome, durationMs, ...(said === undefined ? {} : { command: said }) }
}

async function asked<F>({ stop, stopReason }: Run, ask: () => Promise<Outcome<F>>): Promise<Outcome<F>> {
  try {
    const outcome = await ask()
    // What was under way when the run was called off has not failed: it was not heard to the end.
    const cutOff = stop.aborted && outcome.status === 'error' && outcome.failure.code === 'timeout'
    return cutOff && stopReason() === 'interrupted'
      ? skipped('interrupted', 'interrupted while it was asked')
      : outcome
  } catch (thrown) {
    const message = `a bug of gitlab-iam-doctor: ${errorMessage(thrown)}`
    return failed(message, { origin: 'doctor', code: 'check-crashed', message })
  }
}

function blocked(run: Run, check: Described, settled: AllChecks, lane?: Lane): Skipped | undefined {
  const { outside, chosen, stop, stopReason } = run
  const { id, needs, gates = [], writes = false } = check
  if (!chosen.has(id)) return skipped('deselected', 'not selected')
  if (writes && outside.options.readOnly) return skipped('read-only', 'left out by --read-only')
  const unfit = lane === undefined ? undefined : hindrance(check, lane, run.mainWay, settled)
  if (unfit !== undefined) return unfit
  const gatekeepers = gates.filter((gate) => gate.binds(settled)).map(({ check }) => check)
  for (const needed of [...needs, ...gatekeepers]) {
    const outcome = settled[needed]?.outcome
    if (outcome === undefined) continue
    if (outcome.status === 'fail' || outcome.status === 'error') {
      return skipped('dependency-failed', `needs ${needed}`, [needed])
    }
    if (outcome.status !== 'skip') continue
    const { reason, blockedBy } = outcome.skip
    if (reason !== 'not-applicable')
      return skipped(reason, outcome.message, blockedBy.length === 0 ? [needed] : blockedBy)
    if (needs.includes(needed)) return skipped(reason, outcome.message, [needed])
  }
  if (stop.aborted) {
    const reason = stopReason()
    return skipped(
      reason,
      reason === 'interrupted' ? 'the run was interrupted' : 'the time of --timeout was over',
    )
  }
  return undefined
}
