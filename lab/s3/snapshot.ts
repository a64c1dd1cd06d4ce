import { createHash } from 'node:crypto'
import type { Storage } from './storage.ts'

/** Everything a bucket holds, for comparisons before and after. */
export interface BucketSnapshot {
  readonly versions: readonly VersionSnapshot[]
  readonly uploads: readonly UploadSnapshot[]
}

export interface VersionSnapshot {
  readonly key: string
  readonly versionId: string
  readonly deleteMarker: boolean
  readonly sha256: string
  readonly bytes: number
  readonly lastModified: string
}

export interface UploadSnapshot {
  readonly key: string
  readonly uploadId: string
  readonly parts: readonly { readonly number: number; readonly sha256: string }[]
}

export type Snapshot = Readonly<Record<string, BucketSnapshot>>

/** Plain data, in a stable order: two snapshots are equal when nothing was added, changed or removed. */
export function takeSnapshot(storage: Storage): Snapshot {
  return Object.fromEntries(
    [...storage].map(([name, { versions, uploads }]) => [
      name,
      {
        versions: [...versions.values()].flat().map((version) => ({
          key: version.key,
          versionId: version.versionId,
          deleteMarker: version.deleteMarker,
          sha256: sha256(version.body),
          bytes: version.body.length,
          lastModified: version.lastModified.toISOString(),
        })),
        uploads: [...uploads.values()].map(({ key, id, parts }) => ({
          key,
          uploadId: id,
          parts: [...parts.values()].map(({ number, body }) => ({ number, sha256: sha256(body) })),
        })),
      },
    ]),
  )
}

function sha256(body: Buffer): string {
  return createHash('sha256').update(body).digest('hex')
}
