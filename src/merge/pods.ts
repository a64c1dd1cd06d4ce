import type { MergedPod, Superseded } from '../model/merged.ts'
import type { Report } from '../model/report.ts'
import { present } from '../present.ts'

/** A report with the name of the file it came from. */
export interface ReadIn {
  readonly from: string
  readonly report: Report
}

/** A report and the pod that it is about, by the name that the others call it. */
export interface Examined {
  readonly pod: MergedPod
  readonly report: Report
}

/** The pods, each once: of several reports of one pod the newest counts. */
export function podsOf(inputs: readonly ReadIn[]): {
  readonly examined: readonly Examined[]
  readonly superseded: readonly Superseded[]
} {
  const newest = new Map<string, ReadIn>()
  const older: ReadIn[] = []
  for (const input of inputs) {
    const key = whichPod(input)
    const other = newest.get(key)
    const isNewer = other === undefined || !(startOf(input) < startOf(other))
    if (isNewer) newest.set(key, input)
    if (other !== undefined) older.push(isNewer ? other : input)
  }
  const kept = [...newest.values()]
  const ids = idsOf(kept)
  return {
    examined: kept.map((input, at) => ({ pod: podOf(input, ids[at] ?? input.from), report: input.report })),
    superseded: older.map((input) => ({
      from: input.from,
      startedAt: input.report.run.startedAt,
      pod: ids[kept.findIndex((one) => whichPod(one) === whichPod(input))] ?? input.from,
    })),
  }
}

/** Two containers of one pod are two components; a report that names no pod is like no other. */
function whichPod({ from, report: { pod, run } }: ReadIn): string {
  return JSON.stringify(
    pod.name === undefined ? [from, run.id, run.startedAt] : [pod.namespace, pod.name, pod.component],
  )
}

function startOf({ report }: ReadIn): number {
  return Date.parse(report.run.startedAt)
}

/** The shortest names that tell them apart. */
function idsOf(inputs: readonly ReadIn[]): readonly string[] {
  const names = inputs.map(({ from, report: { pod } }) => {
    const name = pod.name ?? from
    const withNamespace = pod.namespace === undefined ? name : `${pod.namespace}/${name}`
    return [
      name,
      withNamespace,
      `${withNamespace} (${pod.component})`,
      `${withNamespace} (${pod.component}, ${from})`,
    ]
  })
  return names.map((own, at) => {
    const isAlone = (form: number) => names.every((other, index) => index === at || other[form] !== own[form])
    return own.find((_, form) => isAlone(form)) ?? `${own[0]} (${at + 1})`
  })
}

function podOf({ from, report }: ReadIn, id: string): MergedPod {
  const { pod, run, outcome, exitCode, summary, error } = report
  const { component, name, namespace, serviceAccount, region, gitlabVersion } = pod
  return {
    id,
    from,
    component,
    ...present({ name, namespace, serviceAccount, region, gitlabVersion }),
    startedAt: run.startedAt,
    outcome,
    exitCode,
    summary,
    ...present({ error }),
  }
}
