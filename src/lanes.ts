import { wayId } from './clients/way.ts'
import { grouped } from './grouped.ts'
import type { Manner, Need, Needs, Operation, Plan, WayId } from './model/clients.ts'
import type { BucketTarget } from './model/evidence.ts'
import type { ClientId } from './model/words.ts'
import { isElsewhere } from './storesInAws.ts'

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
 * The lanes of all buckets. Lanes on the main way come first in their bucket, since their credentials are there first;
 * those that do not lead to AWS come last.
 * A bucket that none of the pod's clients uses was named by the operator, and is seen as the chart document sees it.
 * @param main the way of the chart document's own commands
 */
export function lanesOf(
  buckets: readonly NamedBucket[],
  plans: readonly Plan[],
  main: WayId,
): readonly Lane[] {
  return buckets.flatMap((bucket) => {
    const mine = concernedWith(bucket, plans)
    if (mine.length === 0) return [byHand(bucket, main)]
    const groups = [...grouped(mine, ({ way, manner }) => JSON.stringify([wayId(way), manner])).values()]
    const lanes = groups.map((group) => laneOf(bucket, group, main))
    return numbered(lanes.toSorted((a, b) => rank(a) - rank(b)))
  })
  function rank(lane: Lane): number {
    if (isElsewhere(lane)) return 2
    return lane.way === main ? 0 : 1
  }
}

/** The plans for one bucket. Where all that GitLab needs goes elsewhere than to AWS, what it can do without goes too. */
function concernedWith({ name, uses }: NamedBucket, plans: readonly Plan[]): readonly Plan[] {
  const mine = plans.filter(({ use, bucket = name }) => uses.includes(use) && bucket === name)
  const needed = mine.filter(({ required }) => required)
  return needed.length > 0 && needed.every(isElsewhere) ? needed : mine
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
    prefixes: prefixesOf(plans),
    plans,
  }
}

/** The first lane of a bucket goes by the bucket's name alone; the others also by their clients', and their uses if need be. */
function numbered(lanes: readonly Lane[]): readonly Lane[] {
  const named = lanes.map(({ target }) => target.clients.join('+'))
  return lanes.map((lane, at) => {
    if (at === 0) return lane
    const { clients, uses } = lane.target
    const isUnique = named.indexOf(clients.join('+'), 1) === named.lastIndexOf(clients.join('+'))
    const via = isUnique ? clients.join('+') : `${clients.join('+')}-${uses.join('+')}`
    return { ...lane, target: { ...lane.target, via } }
  })
}

/** Lanes that turned out to lead to the same identity are one: their clients and needs together. */
export function merged(lane: Lane, others: readonly Lane[]): Lane {
  const plans = [lane, ...others].flatMap((one) => one.plans)
  if (others.length === 0) return lane
  return {
    ...lane,
    target: { ...lane.target, uses: usesOf(lane.target, plans), clients: clientsOf(plans) },
    needs: needsOf(plans),
    prefixes: prefixesOf(plans),
    plans,
  }
}

function usesOf({ uses }: NamedBucket, plans: readonly Plan[]): BucketTarget['uses'] {
  return uses.filter((use) => plans.some((plan) => plan.use === use))
}

function clientsOf(plans: readonly Plan[]): readonly ClientId[] {
  return [...new Set(plans.map(({ client }) => client))]
}

/** A policy may be limited to a folder only where every client of the lane keeps to it. */
function prefixesOf(plans: readonly Plan[]): readonly string[] {
  const [first, ...others] = plans.map(({ prefixes }) => prefixes)
  return (first ?? []).filter((prefix) => others.every((prefixes) => prefixes.includes(prefix)))
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
  'acl',
]
