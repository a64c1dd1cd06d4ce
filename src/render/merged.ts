import type { Disagreement, Merged, MergedFinding, MergedPod, MergedRow } from '../model/merged.ts'
import type { RunOutcome } from '../model/report.ts'
import type { Status } from '../model/words.ts'
import { MATRIX_COLUMNS } from './bucketMatrix.ts'
import { counted, listed } from './numbers.ts'
import { worst } from './worst.ts'

/** What all formats say of a merged view. */

export const OUTCOME_TITLES = {
  healthy: 'healthy',
  warnings: 'healthy, with warnings',
  unhealthy: 'not healthy',
  incomplete: 'incomplete',
  'usage-error': 'not examined: wrong usage',
  'internal-error': 'not examined: the doctor broke',
} as const satisfies Record<RunOutcome, string>

/** How a pod stands there as a whole. */
export function statusOfPod({ outcome }: Pick<MergedPod, 'outcome'>): Status {
  if (outcome === 'healthy') return 'pass'
  if (outcome === 'warnings') return 'warn'
  return outcome === 'unhealthy' ? 'fail' : 'error'
}

/** Bucket by component, each cell the worst of what that component's clients may do there. */
export interface Overview {
  readonly components: readonly string[]
  readonly rows: readonly {
    readonly use: string
    readonly name: string
    /** Undefined where no pod of the component uses the bucket. */
    readonly cells: readonly (Status | undefined)[]
  }[]
}

export function overviewOf({ buckets, pods }: Merged): Overview {
  const components = [...new Set(pods.map(({ component }) => component))]
  const keyOf = ({ use, name }: MergedRow) => JSON.stringify([use, name])
  const keys = [...new Set(buckets.map(keyOf))]
  return {
    components,
    rows: keys.flatMap((key) => {
      const alike = buckets.filter((row) => keyOf(row) === key)
      const [first] = alike
      if (first === undefined) return []
      const cells = components.map((component) => {
        const own = alike.filter((row) => row.component === component)
        return own.length === 0 ? undefined : worst(own.map(wordOf))
      })
      return [{ use: first.use, name: first.name, cells }]
    }),
  }
}

export function disagreementTitle({ about, subject = '' }: Disagreement): string {
  switch (about) {
    case 'source':
      return `where ${subject} takes its credentials from`
    case 'role':
      return `the role of ${subject}`
    case 'bucket':
      return `the bucket for ${subject}`
    case 'operation':
      return subject
    case 'region':
      return 'the region'
    case 'gitlab-version':
      return 'the version of GitLab'
  }
}

/** The pods that have a finding; `all 3 pods` when none is without it. */
export function podsWith({ pods: own }: Pick<MergedFinding, 'pods'>, { pods }: Merged): string {
  return pods.length > 1 && pods.every(({ id }) => own.includes(id)) ? `all ${pods.length} pods` : listed(own)
}

/** `2 of 3 pods are not healthy, 1 problem.` */
export function mergedCounts({ pods, findings }: Merged): string {
  const problems = findings.filter(({ severity }) => severity === 'problem').length
  const parts = Object.entries(OUTCOME_TITLES).flatMap(([outcome, title]) => {
    const count = pods.filter((pod) => pod.outcome === outcome).length
    return count === 0 ? [] : [`${count} ${title}`]
  })
  return `${counted(pods.length, 'pod')} (${parts.join('; ')})${problems === 0 ? '' : `, ${counted(problems, 'problem')}`}`
}

export const MERGED_WORDS = {
  healthy: { word: 'Healthy', status: 'pass' },
  warnings: { word: 'Healthy, with warnings', status: 'warn' },
  unhealthy: { word: 'Not healthy', status: 'fail' },
  incomplete: { word: 'Incomplete', status: 'error' },
} as const satisfies Record<Merged['outcome'], { readonly word: string; readonly status: Status }>

/** What a client never does in a bucket is skipped there, and no blemish beside what it does. */
function wordOf(row: MergedRow): Status {
  const cells = MATRIX_COLUMNS.map(([, , field]) => row[field])
  const asked = cells.filter((status) => status !== 'skip')
  return worst(asked.length === 0 ? cells : asked)
}
