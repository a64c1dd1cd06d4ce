import type { RequestContext } from '../../src/policy/request.ts'
import { etagOf, opaqueId } from '../ids.ts'
import type { Bucket, Encryption, World } from '../world.ts'

/** The buckets of one lab, in memory. */
export type Storage = ReadonlyMap<string, StoredBucket>

export interface StoredBucket {
  readonly name: string
  readonly config: Bucket
  /** Newest first. */
  readonly versions: Map<string, readonly StoredVersion[]>
  readonly uploads: Map<string, Upload>
  readonly createdAt: Date
}

export interface StoredVersion {
  readonly key: string
  /** `null` (the word) when the bucket was not versioned as it was written. */
  readonly versionId: string
  readonly deleteMarker: boolean
  readonly body: Buffer
  /** Without its quotes. */
  readonly etag: string
  readonly lastModified: Date
  /** The account. */
  readonly owner: string
  readonly encryption: Encryption
  /** What GET and HEAD give back: Content-Type, x-amz-meta-*, checksums. */
  readonly headers: Readonly<Record<string, string>>
  readonly retainUntil?: Date
  /** `STANDARD` unless told. */
  readonly storageClass?: string
}

export interface Upload {
  readonly id: string
  readonly key: string
  readonly startedAt: Date
  readonly owner: string
  readonly encryption: Encryption
  /** The condition keys of the request that began it, as far as they say how the object is kept. */
  readonly keeping: RequestContext
  readonly headers: Readonly<Record<string, string>>
  readonly parts: Map<number, Part>
}

export interface Part {
  readonly number: number
  readonly body: Buffer
  readonly etag: string
  readonly lastModified: Date
}

export function createStorage(world: Pick<World, 'buckets'>, now: Date): Storage {
  return new Map(
    Object.entries(world.buckets).map(([name, config]) => {
      const bucket: StoredBucket = { name, config, versions: new Map(), uploads: new Map(), createdAt: now }
      for (const [key, object] of Object.entries(config.objects ?? {})) {
        const { text, bytes = 0, owner = config.account, storageClass } = object
        const body = text === undefined ? patternOf(bytes) : Buffer.from(text)
        addVersion(bucket, {
          ...{ key, body, etag: etagOf(body), lastModified: now, owner, deleteMarker: false },
          encryption: config.encryption ?? { type: 'AES256' },
          headers: { 'Content-Type': 'binary/octet-stream' },
          ...(storageClass === undefined ? {} : { storageClass }),
        })
      }
      return [name, bucket]
    }),
  )
}

/** The newest version of a key, delete markers included. */
export function newestVersion(bucket: StoredBucket, key: string): StoredVersion | undefined {
  return bucket.versions.get(key)?.[0]
}

/** Adds a version the way the bucket's versioning wants it, and answers with the one that is stored. */
export function addVersion(
  { config, versions }: StoredBucket,
  fresh: Omit<StoredVersion, 'versionId' | 'retainUntil'>,
): StoredVersion {
  const versioned = config.versioning === 'Enabled'
  const lock = fresh.deleteMarker ? undefined : config.objectLock
  const days = (lock?.days ?? 0) * 24 * 3600 * 1000
  const version: StoredVersion = {
    ...fresh,
    versionId: versioned ? opaqueId(32) : 'null',
    ...(lock === undefined ? {} : { retainUntil: new Date(fresh.lastModified.getTime() + days) }),
  }
  const older = versions.get(fresh.key) ?? []
  const kept = versioned ? older : older.filter(({ versionId }) => versionId !== 'null')
  versions.set(fresh.key, [version, ...kept])
  return version
}

/** Removes one version for good. */
export function removeVersion({ versions }: StoredBucket, { key, versionId }: StoredVersion): void {
  const kept = (versions.get(key) ?? []).filter((version) => version.versionId !== versionId)
  if (kept.length > 0) versions.set(key, kept)
  else versions.delete(key)
}

function patternOf(bytes: number): Buffer {
  return Buffer.alloc(bytes, 'GitLab object storage sample data. ')
}
