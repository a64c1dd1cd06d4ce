import type { Snapshot } from '../../lab/s3/snapshot.ts'
import type { Leftover } from '../../src/model/facts.ts'

/**
 * What differs between two snapshots beyond what the report admits: lost or changed objects, and remains that it
 * does not list; and what it lists although it is not there.
 */
export function leftAsFound(
  before: Snapshot,
  after: Snapshot,
  leftovers: readonly Leftover[],
): readonly string[] {
  const were = thingsIn(before)
  const are = thingsIn(after)
  const admitted = new Set(leftovers.map(nameOf))
  const lost = [...were].filter(([name, what]) => are.get(name) !== what)
  const added = [...are.keys()].filter((name) => !were.has(name))
  return [
    ...lost.map(([name]) => `lost or changed: ${name}`),
    ...added.filter((name) => !admitted.has(name)).map((name) => `left behind unsaid: ${name}`),
    ...[...admitted]
      .filter((name) => !added.includes(name))
      .map((name) => `said to be left, but gone: ${name}`),
  ]
}

/** Name → content, of every version, delete marker and upload. */
function thingsIn(snapshot: Snapshot): ReadonlyMap<string, string> {
  const things = Object.entries(snapshot).flatMap(([bucket, { versions, uploads }]) => [
    ...versions.map(
      ({ key, versionId, ...rest }) => [nameOf({ bucket, key, versionId }), JSON.stringify(rest)] as const,
    ),
    ...uploads.map(
      ({ key, uploadId, parts }) => [nameOf({ bucket, key, uploadId }), JSON.stringify(parts)] as const,
    ),
  ])
  return new Map(things)
}

/** An object without versions has the version `null`, which the doctor does not name. */
function nameOf({
  bucket,
  key,
  versionId,
  uploadId,
}: Pick<Leftover, 'bucket' | 'key' | 'versionId' | 'uploadId'>) {
  return `${bucket}/${key} ${uploadId === undefined ? `version ${versionId ?? 'null'}` : `upload ${uploadId}`}`
}
