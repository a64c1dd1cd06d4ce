import type { Origin } from './gitlab.ts'
import type { Reached } from './reached.ts'
import type { ClientId } from './words.ts'

/** The region that a client's configuration gives a bucket; without a client it is the pod's own. */
export interface ToldRegion {
  readonly client?: ClientId
  readonly region: string
  readonly setBy?: Origin
}

/** A header of an upload with its value; without a value, the upload without that header. */
export interface UploadHeader {
  readonly name: 'x-amz-server-side-encryption' | 'x-amz-server-side-encryption-aws-kms-key-id' | 'x-amz-acl'
  readonly value?: string
}

/** What each check of one bucket establishes. */
export interface BucketFacts {
  's3-endpoint': Reached & { region: string; signingRegion: string }
  's3-region': { region: string; told: readonly ToldRegion[] }
  's3-list': {
    name: string
    foundObject: boolean
    /** The folder, where the whole bucket may not be listed and the clients need no more. */
    below?: string
  }
  's3-write': {
    key: string
    /** The folder, where nothing else may be written and the clients need no more. */
    below?: string
    versionId?: string
    /** `AES256`, `aws:kms`, `aws:kms:dsse`, as S3 answered. */
    encryption?: string
    kmsKeyArn?: string
    /** Set when writing failed, and the client is told to ask for an encryption. */
    asked?: { readonly algorithm: string; readonly keyId?: string }
  }
  /** What was tried where writing is denied: which uploads were denied alike, and which got past the policy. */
  's3-write-headers': {
    tried: readonly (readonly UploadHeader[])[]
    accepted?: readonly UploadHeader[]
    /** What AWS said then, where another denial followed: by KMS, or for what the header brought along. */
    nextDenied?: string
  }
  's3-read': {
    of: 'probe' | 'existing-object'
    bytes: number
    /** Set when what the run wrote itself could be read. */
    probeRead?: true
  }
  's3-copy': { key: string; versionId?: string }
  's3-multipart': { key: string; parts: number; versionId?: string }
  /** What the registry does before and during every push. */
  's3-upload-lists': { uploads: number }
  's3-object-acl': { read: boolean; written: boolean }
  /** A key that does not exist: 404 only with s3:ListBucket, else 403 (Amazon S3 API Reference, HeadObject). */
  's3-missing-key': { httpStatus: number }
  /** Whether S3 answers as well when told that the bucket belongs to this account. */
  's3-bucket-owner': { account: string; isOwner: boolean }
  's3-encryption': { encryption: string; kmsKeyArn?: string }
  's3-object-lock': { locked: false }
  's3-delete': { key: string; versioned: boolean }
  /** Probes of earlier runs that were killed: their keys, and how many of them `--sweep` removed. */
  's3-old-probes': { keys: readonly string[]; removed: number }
}
