import { bucketChecks } from '../../evidence.ts'
import type { Evidence } from '../../model/evidence.ts'
import { s3LevelOf } from '../../policy/s3Actions.ts'
import { ACTIONS, actionsDenied, type BucketDenial } from './denials.ts'
import { groupedBy } from './grouped.ts'

/**
 * How the denials of one bucket lie in the matrix of its probes:
 * `everything` nothing is allowed, neither on the bucket nor on its objects;
 * `objects` the bucket may be listed, and no operation on its objects is allowed;
 * `listing` operations on objects are allowed, listing is not;
 * `objects-perhaps` the same, but only one action on objects was asked;
 * `listing` operations on objects are allowed, listing is not;
 * `some` anything else: single actions are missing.
 */
export type Shape = 'everything' | 'objects' | 'objects-perhaps' | 'listing' | 'some'

export interface ShapedDenials {
  readonly bucket: string
  readonly shape: Shape
  readonly denials: readonly BucketDenial[]
}

/** The denials bucket by bucket, each with its shape. */
export function shaped(evidence: Evidence, denials: readonly BucketDenial[]): readonly ShapedDenials[] {
  return groupedBy(denials, laneOf).map((ofBucket) => {
    const { bucket = '', via } = ofBucket[0] ?? {}
    return {
      bucket,
      shape: shapeOf(actionsDenied(ofBucket), actionsAllowed(evidence, bucket, via)),
      denials: ofBucket,
    }
  })
}

/**
 * The denials of every bucket that has this shape. A bucket in which too little could be asked joins those in
 * which more could: an empty one shows nothing of reading, and one cause has one finding.
 */
export function withShape(shapes: readonly ShapedDenials[], shape: Shape): readonly BucketDenial[] {
  const certain = shapes.some((each) => each.shape === shape)
  const wanted: readonly Shape[] = shape === 'objects' && certain ? ['objects', 'objects-perhaps'] : [shape]
  return shapes.filter((each) => wanted.includes(each.shape)).flatMap(({ denials }) => denials)
}

function shapeOf(denied: readonly string[], allowed: readonly string[]): Shape {
  const objects = denied.filter(isOnObjects)
  const listingDenied = denied.includes('s3:ListBucket')
  if (listingDenied && objects.length > 0 && allowed.length === 0) return 'everything'
  if (listingDenied && objects.length === 0 && allowed.some(isOnObjects)) return 'listing'
  const onlyObjects = objects.length === denied.length && !allowed.some(isOnObjects)
  if (!onlyObjects || !allowed.includes('s3:ListBucket')) return 'some'
  // One missing action may be just that; two different ones, and none allowed, are the Resource.
  return objects.length > 1 ? 'objects' : 'objects-perhaps'
}

/** What the bucket's passing checks prove to be allowed. */
export function actionsAllowed(evidence: Evidence, bucket: string, via?: string): readonly string[] {
  const passing = Object.values(bucketChecks(evidence, bucket, via)).filter(
    ({ outcome }) => outcome.status === 'pass',
  )
  return [...new Set(passing.flatMap(({ id }) => ACTIONS[id] ?? []))]
}

/** Whether anything at all is allowed in any bucket but these. */
export function othersAllowed(evidence: Evidence, buckets: readonly string[]): boolean {
  return evidence.buckets.some(
    ({ target }) => !buckets.includes(target.name) && actionsAllowed(evidence, target.name).length > 0,
  )
}

/** A bucket by the eyes of some clients. */
function laneOf({ bucket, via }: BucketDenial): string {
  return JSON.stringify([bucket, via])
}

/** The denials in groups of buckets from which the same actions are withheld: one group, one cause. */
export function alike(denials: readonly BucketDenial[]): readonly (readonly BucketDenial[])[] {
  const byBucket = groupedBy(denials, laneOf)
  const signature = (ofBucket: readonly BucketDenial[]) => actionsDenied(ofBucket).toSorted().join(' ')
  return groupedBy(byBucket, signature).map((group) => group.flat())
}

function isOnObjects(action: string): boolean {
  return s3LevelOf(action) === 'object'
}
