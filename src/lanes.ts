import { wayId } from './clients/way.ts'
import { grouped } from './grouped.ts'
import type { Manner, Need, Needs, Operation, Plan, WayId } from './model/clients.ts'
import type { BucketTarget } from './model/evidence.ts'
import type { ClientId } from './model/words.ts'

/**
 * One bucket by the eyes of clients for which S3 can have but one answer: the same way to their credentials, the same
 * manner of asking. Every lane is asked once.
 */
export interface Lane {
  readonly target: BucketTarget
  readonly way: WayId
  readonly manner: Manner
  readonly needs: Needs
  readonly prefixes: readonly string[]
  readonly plans: readonly Plan[]
}

/** A bucket with its uses, before it is known who uses it. */
export type NamedBucket = Pick<BucketTarget, 'type' | 'name' | 'uses' | 'saidBy'>

/**
 * The lanes of all buckets. Lanes on the main way come first in their bucket, since their credentials are there first.
 * A bucket that none of the pod's clients uses was named by the operator, and is seen as the chart document sees it.
 * @param main the way of the chart document's own commands
 */
export function lanesOf(
  buckets: readonly NamedBucket[],
  plans: readonly Plan[],
  main: WayId,
): readonly Lane[] {
  return buckets.flatMap((bucket) => {
    const mine = plans.filter(
      (plan) => bucket.uses.includes(plan.use) && (plan.bucket ?? bucket.name) === bucket.name,
    )
    if (mine.length === 0) return [byHand(bucket, main)]
    const groups = [...grouped(mine, ({ way, manner }) => JSON.stringify([wayId(way), manner])).values()]
    const lanes = groups.map((group) => laneOf(bucket, group, main))
    return numbered(lanes.toSorted((a, b) => rank(a) - rank(b)))
  })
  function rank({ way }: Lane): number {
    return way === main ? 0 : 1
  }
}

function byHand(bucket: NamedBucket, main: WayId): Lane {
  const needs = {
    list: 'must',
    read: 'must',
    write: 'must',
    delete: 'must',
    multipart: 'must',
    copy: 'must',
  } as const
  const target = { ...bucket, clients: ['awscli'] as const }
  return { target, way: main, manner: { pathStyle: false }, needs, prefixes: [], plans: [] }
}

function laneOf(bucket: NamedBucket, plans: readonly Plan[], main: WayId): Lane {
  const [first] = plans
  return {
    target: { ...bucket, uses: usesOf(bucket, plans), clients: clientsOf(plans) },
    way: first === undefined ? main : wayId(first.way),
    manner: first?.manner ?? { pathStyle: false },
    needs: needsOf(plans),
    prefixes: [...new Set(plans.flatMap(({ prefixes }) => prefixes))],
    plans,
  }
}

/** The first lane of a bucket goes by the bucket's name alone; the others also by their clients'. */
function numbered(lanes: readonly Lane[]): readonly Lane[] {
  return lanes.map((lane, at) =>
    at === 0 ? lane : { ...lane, target: { ...lane.target, via: lane.target.clients.join('+') } },
  )
}

/** Lanes that turned out to lead to the same identity are one: their clients and needs together. */
export function merged(lane: Lane, others: readonly Lane[]): Lane {
  const plans = [lane, ...others].flatMap((one) => one.plans)
  if (others.length === 0) return lane
  return {
    ...lane,
    target: { ...lane.target, uses: usesOf(lane.target, plans), clients: clientsOf(plans) },
    needs: needsOf(plans),
    prefixes: [...new Set(plans.flatMap(({ prefixes }) => prefixes))],
    plans,
  }
}

function usesOf({ uses }: NamedBucket, plans: readonly Plan[]): BucketTarget['uses'] {
  return uses.filter((use) => plans.some((plan) => plan.use === use))
}

function clientsOf(plans: readonly Plan[]): readonly ClientId[] {
  return [...new Set(plans.map(({ client }) => client))]
}

const order: readonly Need[] = ['must', 'restore', 'rarely']

/** The strongest need of any client. What only a client needs that GitLab can do without is no `must`. */
function needsOf(plans: readonly Plan[]): Needs {
  const needs: Partial<Record<Operation, Need>> = {}
  for (const plan of plans) {
    for (const operation of operations) {
      const need = plan.needs[operation]
      const weighed = need === 'must' && !plan.required ? 'rarely' : need
      const known = needs[operation]
      if (weighed === undefined) continue
      if (known === undefined || order.indexOf(weighed) < order.indexOf(known)) needs[operation] = weighed
    }
  }
  return needs
}

const operations: readonly Operation[] = [
  'list',
  'read',
  'write',
  'delete',
  'multipart',
  'list-parts',
  'copy',
]
