import { arch, platform } from 'node:os'
import { bucketChecks, podChecks } from './checks/index.ts'
import { passed, podFailure, warned } from './checks/outcomes.ts'
import { factsOf, podFactsOf } from './evidence.ts'
import { diagnose } from './findings/diagnose.ts'
import { identitiesOf } from './identities.ts'
import { lanesOf } from './lanes.ts'
import type { CheckRecord, Evidence, Pod } from './model/evidence.ts'
import type { PodFacts } from './model/facts.ts'
import type { Report } from './model/report.ts'
import type { Options } from './options.ts'
import { cleanupReserveMs } from './outside/limits.ts'
import { openOutside } from './outside/open.ts'
import type { Outside } from './outside/outside.ts'
import { present } from './present.ts'
import { makeReport } from './report.ts'
import { runChecks } from './runChecks.ts'
import { select } from './selection.ts'
import { version } from './version.ts'

export interface Watcher {
  started(total: number): void
  /** Told of checks beyond that total, before they are asked. */
  more(count: number): void
  ended(title: string): void
}

/** The signal that called the run off, if one did. */
export interface Interruption {
  readonly signal: AbortSignal
  name(): 'SIGINT' | 'SIGTERM' | undefined
}

export type Examined =
  | { readonly ok: true; readonly report: Report; holdsSecret(text: string): boolean }
  | { readonly ok: false; readonly message: string }

export const tool: Report['tool'] = {
  name: 'gitlab-iam-doctor',
  version,
  platform: `${platform()}-${arch()}`,
}

/**
 * The story: look at the pod, ask the checks, remove the probes, diagnose, report.
 * @returns a message instead when the operator named something that cannot be used
 */
export async function examine(
  options: Options,
  interruption: Interruption,
  watcher: Watcher,
): Promise<Examined> {
  const startedAt = new Date()
  const reserveMs = cleanupReserveMs(options.timeoutMs)
  const timeUp = AbortSignal.timeout(options.timeoutMs - reserveMs)
  const stop = AbortSignal.any([interruption.signal, timeUp])
  const opening = await openOutside(options, stop)
  if (!opening.ok) return opening
  const { outside, close } = opening
  const { clients, targets, mainWay } = outside
  const { chosen } = select([...podChecks, ...bucketChecks], options.only, options.skip)
  watcher.started(podChecks.length + targets.length * bucketChecks.length)
  const asking = runChecks({
    outside,
    lanes: clients.plans().then((known) => lanesOf(targets, known, mainWay)),
    mainWay,
    chosen,
    stop,
    stopReason: () => (interruption.signal.aborted ? 'interrupted' : 'timeout-budget'),
    more: watcher.more,
    ended: watcher.ended,
  })
  // Whatever became of the checks, a bug of ours included: first what was written must go, in what time is left.
  await asking.catch(() => {})
  const leftMs = options.timeoutMs - (Date.now() - startedAt.getTime())
  const cleanup = await cleanUp(outside, Math.min(reserveMs, Math.max(leftMs, 500)))
  close()
  const asked = await asking
  const evidence: Evidence = {
    pod: await lookAt(outside, asked.checks),
    probedAs: { client: 'awscli', source: sourceOf(asked.checks) },
    checks: { ...asked.checks, 'probe-cleanup': cleanup },
    buckets: asked.buckets,
  }
  const { outcome } = cleanup
  const signal = interruption.name()
  const report = makeReport({
    tool,
    run: {
      id: outside.runId,
      startedAt: startedAt.toISOString(),
      durationMs: Date.now() - startedAt.getTime(),
      interrupted: signal !== undefined,
      ...present({ signal }),
    },
    evidence,
    findings: diagnose(evidence),
    ...identitiesOf(evidence),
    leftovers: factsOf(outcome).leftovers ?? [],
    failOn: options.failOn,
    redaction: { mode: 'standard' },
  })
  return { ok: true, report, holdsSecret: (text) => outside.secrets.within(text) }
}

/** Removes what the run wrote, however it ended, and says what stays behind. */
async function cleanUp(
  { probes }: Outside,
  limitMs: number,
): Promise<CheckRecord<'probe-cleanup', PodFacts['probe-cleanup']>> {
  const began = performance.now()
  const facts = await probes.sweep(limitMs)
  const { removed, leftovers } = facts
  const message =
    leftovers.length === 0
      ? removed === 0
        ? 'nothing was written'
        : `${removed} probe objects removed, none left`
      : `${leftovers.length} left behind, ${removed} removed`
  return {
    id: 'probe-cleanup',
    category: 'cleanup',
    title: 'nothing of this run is left in the buckets',
    durationMs: Math.round(performance.now() - began),
    outcome:
      leftovers.length === 0
        ? passed(message, facts)
        : warned(message, facts, podFailure('leftovers', message)),
  }
}

function sourceOf(checks: Evidence['checks']): Evidence['probedAs']['source'] {
  return factsOf(checks['credential-source']?.outcome).source ?? 'none'
}

async function lookAt(outside: Outside, checks: Evidence['checks']): Promise<Pod> {
  const { pod, component, podNamespace, clients } = outside
  const { container } = podFactsOf(checks, 'credential-source')
  const claims = { ...container?.token, ...podFactsOf(checks, 'token-claims') }
  const { region, partition } = podFactsOf(checks, 'region-set')
  const { versions } = await clients.surroundings()
  return {
    component,
    uid: pod.uid,
    ...present({
      name: claims.pod ?? pod.env.HOSTNAME ?? pod.hostname,
      namespace: (await podNamespace()) ?? claims.namespace,
      serviceAccount: claims.serviceAccount,
      region,
      partition,
      gitlabVersion: versions.gitlab,
    }),
  }
}
