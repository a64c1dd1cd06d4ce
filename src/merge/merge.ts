import type { FailOn } from '../exitCode.ts'
import { grouped } from '../grouped.ts'
import type { Merged, MergedFinding, MergedIdentity, MergedRow } from '../model/merged.ts'
import type { ExitCode, Identity, Report } from '../model/report.ts'
import { present } from '../present.ts'
import { worst } from '../render/worst.ts'
import { disagreementsOf, roleOf } from './disagreements.ts'
import { type Examined, podsOf, type ReadIn } from './pods.ts'

export interface MergeInput {
  readonly tool: Report['tool']
  readonly mergedAt: string
  readonly inputs: readonly ReadIn[]
  readonly failOn: FailOn
}

/** The merged view, and the report of each pod in it, in the same order. */
export interface MergedReports {
  readonly merged: Merged
  readonly examined: readonly Examined[]
}

/** One view over the reports of many pods. Pure. */
export function merge({ tool, mergedAt, inputs, failOn }: MergeInput): MergedReports {
  const { examined, superseded } = podsOf(inputs)
  const reports = examined.map(({ report }) => report)
  const outcome = outcomeOf(reports)
  const merged: Merged = {
    schemaVersion: 1,
    kind: 'merged',
    tool,
    mergedAt,
    outcome,
    exitCode: exitCodeOf(outcome, reports, failOn),
    pods: examined.map(({ pod }) => pod),
    superseded,
    identities: identitiesOf(examined),
    buckets: rowsOf(examined),
    findings: findingsOf(examined),
    disagreements: disagreementsOf(examined),
    leftovers: examined.flatMap(({ pod, report }) =>
      report.leftovers.map((leftover) => ({ ...leftover, pod: pod.id })),
    ),
    redaction: {
      mode: reports.every(({ redaction }) => redaction.mode === 'strict') ? 'strict' : 'standard',
    },
  }
  return { merged, examined }
}

/**
 * The worst of the pods. A pod that could not be examined, because the doctor broke there or was called wrongly, is a
 * question left open, and no verdict on the pods that were.
 */
function outcomeOf(reports: readonly Report[]): Merged['outcome'] {
  const outcomes = new Set(
    reports.map(({ outcome, run }) => (run.interrupted && outcome !== 'unhealthy' ? 'incomplete' : outcome)),
  )
  if (outcomes.has('unhealthy')) return 'unhealthy'
  if (outcomes.has('incomplete') || outcomes.has('usage-error') || outcomes.has('internal-error'))
    return 'incomplete'
  return outcomes.has('warnings') ? 'warnings' : 'healthy'
}

/** 3 before 5 before 4; warnings count where merge is told so, or where a pod's own run was. */
function exitCodeOf(outcome: Merged['outcome'], reports: readonly Report[], failOn: FailOn): ExitCode {
  if (outcome === 'unhealthy') return 3
  if (outcome === 'incomplete') return 5
  const count = failOn === 'warn' || reports.some(({ exitCode }) => exitCode === 4)
  return outcome === 'warnings' && count ? 4 : 0
}

function identitiesOf(examined: readonly Examined[]): readonly MergedIdentity[] {
  const all = examined.flatMap(({ pod, report }) =>
    report.identities.map((identity) => ({ pod: pod.id, identity })),
  )
  return [...grouped(all, ({ identity }) => whoIs(identity)).values()].flatMap((alike) => {
    const [first] = alike
    if (first === undefined) return []
    const { source, stsHost, callerArn, failure } = first.identity
    const usedBy = alike.map(({ pod, identity }) => ({ pod, clients: identity.usedBy }))
    return [{ source, ...present({ stsHost, callerArn, failure }), usedBy }]
  })
}

function whoIs({ source, stsHost, callerArn, failure }: Identity): string {
  return JSON.stringify([source, stsHost, roleOf(callerArn), failure?.code, failure?.message])
}

function rowsOf(examined: readonly Examined[]): readonly MergedRow[] {
  const all = examined.flatMap(({ pod, report }) => report.buckets.map((row) => ({ pod, row })))
  const alike = grouped(all, ({ pod, row }) => JSON.stringify([row.use, row.name, pod.component, row.client]))
  return [...alike.values()].flatMap((rows) => {
    const [first] = rows
    if (first === undefined) return []
    const { identity: _, ...row } = first.row
    const of = (operation: 'list' | 'read' | 'write' | 'delete' | 'multipart' | 'copy') =>
      worst(rows.map((one) => one.row[operation]))
    return [
      {
        ...row,
        component: first.pod.component,
        pods: [...new Set(rows.map(({ pod }) => pod.id))],
        list: of('list'),
        read: of('read'),
        write: of('write'),
        delete: of('delete'),
        multipart: of('multipart'),
        copy: of('copy'),
      },
    ]
  })
}

/** A finding is told once for all the pods in which it says the same and is mended in the same way. */
function findingsOf(examined: readonly Examined[]): readonly MergedFinding[] {
  const all = examined.flatMap(({ pod, report }) =>
    report.findings.map((finding) => ({ pod: pod.id, finding })),
  )
  const alike = grouped(all, ({ finding: { id, severity, what, fix, targets } }) =>
    JSON.stringify([id, severity, what, fix, targets]),
  )
  const merged = [...alike.values()].flatMap((findings) => {
    const [first] = findings
    return first === undefined ? [] : [{ ...first.finding, pods: findings.map(({ pod }) => pod) }]
  })
  // What hits most pods first; the order of the diagnosis decides between equals.
  return merged.toSorted((a, b) => b.pods.length - a.pods.length)
}
