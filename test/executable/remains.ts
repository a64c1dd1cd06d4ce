import type { Snapshot } from '../../lab/s3/snapshot.ts'
import type { Leftover } from '../../src/model/facts.ts'

/**
 * What differs between two snapshots beyond what the report admits: lost or changed objects, and remains that it
 * does not list; and what it lists although it is not there. A leftover that names neither version nor upload
 * stands for all that its key holds, for S3 does not always tell the doctor which they are.
 */
export function leftAsFound(
  before: Snapshot,
  after: Snapshot,
  leftovers: readonly Leftover[],
): readonly string[] {
  const were = thingsIn(before)
  const are = thingsIn(after)
  const lost = [...were].filter(([name, { content }]) => are.get(name)?.content !== content)
  const added = [...are].filter(([name]) => !were.has(name))
  const isAdmitted = ([name, { place }]: (typeof added)[number]) =>
    leftovers.some((one) => nameOf(one) === name || (isWholeKey(one) && placeOf(one) === place))
  const isThere = (one: Leftover) =>
    added.some(([name, { place }]) => nameOf(one) === name || (isWholeKey(one) && placeOf(one) === place))
  return [
    ...lost.map(([name]) => `lost or changed: ${name}`),
    ...added.filter((one) => !isAdmitted(one)).map(([name]) => `left behind unsaid: ${name}`),
    ...leftovers.filter((one) => !isThere(one)).map((one) => `said to be left, but gone: ${nameOf(one)}`),
  ]
}

interface Thing {
  /** Bucket and key. */
  readonly place: string
  readonly content: string
}

type Name = Pick<Leftover, 'bucket' | 'key' | 'versionId' | 'uploadId'>

/** Every version, delete marker and upload by its name. */
function thingsIn(snapshot: Snapshot): ReadonlyMap<string, Thing> {
  const things = Object.entries(snapshot).flatMap(([bucket, { versions, uploads }]) => [
    ...versions.map(({ key, versionId, ...rest }) => thing({ bucket, key, versionId }, rest)),
    ...uploads.map(({ key, uploadId, parts }) => thing({ bucket, key, uploadId }, parts)),
  ])
  return new Map(things)
}

function thing(name: Name, content: unknown): readonly [string, Thing] {
  return [nameOf(name), { place: placeOf(name), content: JSON.stringify(content) }]
}

function placeOf({ bucket, key }: Name): string {
  return `${bucket}/${key}`
}

function nameOf({ versionId, uploadId, ...place }: Name): string {
  return `${placeOf(place)} ${uploadId === undefined ? `version ${versionId ?? 'null'}` : `upload ${uploadId}`}`
}

function isWholeKey({ versionId, uploadId }: Name): boolean {
  return versionId === undefined && uploadId === undefined
}
