import type { PolicyJson } from './world.ts'

/** What keeps objects in a world file: AWS's buckets with their keys, and servers that are not AWS. */

export interface Bucket {
  readonly account: string
  readonly region: string
  readonly policy?: PolicyJson
  readonly encryption?: Encryption
  /** AWS's default since April 2023 is BucketOwnerEnforced: no ACLs. */
  readonly ownership?: 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter'
  readonly versioning?: 'Enabled' | 'Suspended'
  /** Default retention of new objects; needs versioning. */
  readonly objectLock?: { readonly mode: 'GOVERNANCE' | 'COMPLIANCE'; readonly days: number }
  readonly requesterPays?: boolean
  /** Made a moment ago: the global host name still leads to us-east-1, which sends the caller on. */
  readonly justCreated?: boolean
  readonly objects?: Readonly<Record<string, WorldObject>>
}

export interface S3Compatible {
  readonly software: 'MinIO' | 'Ceph'
  /** The one it wants in signatures; any unless told. */
  readonly region?: string
  /** Access key id → secret access key. */
  readonly keys: Readonly<Record<string, string>>
  readonly buckets: Readonly<Record<string, Pick<Bucket, 'objects'>>>
}

export interface Encryption {
  readonly type: 'AES256' | 'aws:kms' | 'aws:kms:dsse'
  /** Key ARN; without it the AWS managed key `aws/s3` of the bucket's account. */
  readonly key?: string
}

export interface WorldObject {
  readonly text?: string
  /** Filled with a repeating pattern of this many bytes. */
  readonly bytes?: number
  /** Written by another account than the bucket's (counts with ObjectWriter only). */
  readonly owner?: string
  /** Where a lifecycle rule moved it; of these two nothing can be read before it is restored. */
  readonly storageClass?: 'GLACIER' | 'DEEP_ARCHIVE'
}

export interface KmsKey {
  readonly policy: PolicyJson
  readonly state?: 'Enabled' | 'Disabled' | 'PendingDeletion'
}
