import { grouped } from '../grouped.ts'
import type { Disagreement } from '../model/merged.ts'
import type { Report } from '../model/report.ts'
import type { Examined } from './pods.ts'

/** Something that was seen in one pod. */
interface Seen {
  readonly about: Disagreement['about']
  readonly subject?: string
  readonly value: string
  readonly pod: string
}

/** In what pods differ that ought to be alike, with who says what. */
export function disagreementsOf(examined: readonly Examined[]): readonly Disagreement[] {
  const differing = differencesOf(examined)
  return [
    ...differing.filter(({ about }) => about !== 'operation'),
    ...foldedByBucket(differing.filter(({ about }) => about === 'operation')),
  ]
}

/** A bucket whose operations end alike is told once: `acme-lfs read, write`. */
function foldedByBucket(operations: readonly Disagreement[]): readonly Disagreement[] {
  const bucketOf = ({ subject = '' }: Disagreement) => subject.slice(0, subject.lastIndexOf(' '))
  const alike = grouped(operations, (one) => JSON.stringify([bucketOf(one), one.values]))
  return [...alike.values()].flatMap((ones) => {
    const [first] = ones
    const names = ones.map(({ subject = '' }) => subject.slice(subject.lastIndexOf(' ') + 1))
    return first === undefined ? [] : [{ ...first, subject: `${bucketOf(first)} ${names.join(', ')}` }]
  })
}

function differencesOf(examined: readonly Examined[]): readonly Disagreement[] {
  const seen = examined.flatMap(({ pod, report }) => seenIn(report).map((one) => ({ ...one, pod: pod.id })))
  return [...grouped(seen, ({ about, subject }) => JSON.stringify([about, subject])).values()].flatMap(
    (alike) => {
      const [first] = alike
      const values = valuesOf(alike)
      if (first === undefined || values.length < 2) return []
      const { about, subject } = first
      return [{ about, ...(subject === undefined ? {} : { subject }), values }]
    },
  )
}

/** What each pod says, with the pods that say the same; a pod may have several values, one for each of its clients. */
function valuesOf(alike: readonly Seen[]): Disagreement['values'] {
  const perPod = [...grouped(alike, ({ pod }) => pod)].map(([pod, ones]) => ({
    pod,
    value: [...new Set(ones.map(({ value }) => value))].toSorted().join(', '),
  }))
  return [...grouped(perPod, ({ value }) => value)].map(([value, ones]) => ({
    value,
    pods: ones.map(({ pod }) => pod),
  }))
}

/** `arn:…:assumed-role/NAME` of a session's ARN: sessions differ without anybody's doing. */
export function roleOf(callerArn: string | undefined): string | undefined {
  return callerArn?.replace(/(:assumed-role\/[^/]+)\/.*$/s, '$1')
}

type SeenHere = Omit<Seen, 'pod'>

const OPERATIONS = ['list', 'read', 'write', 'delete', 'multipart', 'copy'] as const

function seenIn(report: Report): readonly SeenHere[] {
  const { pod, clients, identities, buckets } = report
  return [
    ...known('region', undefined, pod.region),
    ...known('gitlab-version', undefined, pod.gitlabVersion),
    ...clients.flatMap(({ id, source }) => known('source', id, source)),
    ...identities.flatMap(({ usedBy, callerArn }) =>
      usedBy.flatMap((client) => known('role', client, roleOf(callerArn))),
    ),
    ...buckets.flatMap(({ use, name }) => known('bucket', use, name)),
    ...buckets.flatMap((row) =>
      // What was not asked contradicts nobody.
      OPERATIONS.flatMap((operation) =>
        row[operation] === 'skip' ? [] : known('operation', `${row.name} ${operation}`, row[operation]),
      ),
    ),
  ]
}

function known(
  about: Disagreement['about'],
  subject: string | undefined,
  value: string | undefined,
): readonly SeenHere[] {
  return value === undefined ? [] : [{ about, ...(subject === undefined ? {} : { subject }), value }]
}
