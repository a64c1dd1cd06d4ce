/** Which IAM actions an S3 API operation needs, and on what. */

/** `source-object`: the object that is copied from, in another bucket perhaps. */
export type S3Level = 'bucket' | 'object' | 'source-object'

export interface S3Permission {
  readonly action: string
  readonly on: S3Level
}

const LIST = { action: 's3:ListBucket', on: 'bucket' } as const
const GET = { action: 's3:GetObject', on: 'object' } as const
const PUT = { action: 's3:PutObject', on: 'object' } as const
const COPY = [{ action: 's3:GetObject', on: 'source-object' }, PUT] as const

/**
 * The operations that GitLab's clients and the doctor use (Service Authorization Reference, "Actions, resources,
 * and condition keys for Amazon S3"; permissions sections of the operations' reference pages).
 */
const OPERATIONS = {
  HeadBucket: [LIST],
  ListObjects: [LIST],
  ListObjectsV2: [LIST],
  ListObjectVersions: [{ action: 's3:ListBucketVersions', on: 'bucket' }],
  GetBucketLocation: [{ action: 's3:GetBucketLocation', on: 'bucket' }],
  ListMultipartUploads: [{ action: 's3:ListBucketMultipartUploads', on: 'bucket' }],
  HeadObject: [GET],
  GetObject: [GET],
  PutObject: [PUT],
  CreateMultipartUpload: [PUT],
  UploadPart: [PUT],
  CompleteMultipartUpload: [PUT],
  CopyObject: COPY,
  UploadPartCopy: COPY,
  ListParts: [{ action: 's3:ListMultipartUploadParts', on: 'object' }],
  AbortMultipartUpload: [{ action: 's3:AbortMultipartUpload', on: 'object' }],
  DeleteObject: [{ action: 's3:DeleteObject', on: 'object' }],
  DeleteObjects: [{ action: 's3:DeleteObject', on: 'object' }],
  GetObjectAcl: [{ action: 's3:GetObjectAcl', on: 'object' }],
  PutObjectAcl: [{ action: 's3:PutObjectAcl', on: 'object' }],
  GetObjectTagging: [{ action: 's3:GetObjectTagging', on: 'object' }],
  PutObjectTagging: [{ action: 's3:PutObjectTagging', on: 'object' }],
} as const satisfies Readonly<Record<string, readonly S3Permission[]>>

export type S3Operation = keyof typeof OPERATIONS

/** What in the request asks for more, or for another action. */
export interface S3RequestTraits {
  /** An `x-amz-acl` or `x-amz-grant-…` header. */
  readonly acl?: boolean
  /** An `x-amz-tagging` header. */
  readonly tagging?: boolean
  /** A version id: reading and deleting a version are actions of their own. */
  readonly version?: boolean
}

const VERSIONED: Readonly<Record<string, string>> = {
  's3:GetObject': 's3:GetObjectVersion',
  's3:DeleteObject': 's3:DeleteObjectVersion',
  's3:GetObjectAcl': 's3:GetObjectVersionAcl',
  's3:GetObjectTagging': 's3:GetObjectVersionTagging',
}

const WRITES_HEADERS: ReadonlySet<string> = new Set(['PutObject', 'CreateMultipartUpload', 'CopyObject'])

/** Every permission one request needs, of S3 itself; the key of an encrypted object comes on top. */
export function permissionsFor(
  operation: S3Operation,
  traits: S3RequestTraits = {},
): readonly S3Permission[] {
  const basic: readonly S3Permission[] = OPERATIONS[operation]
  const withHeaders = WRITES_HEADERS.has(operation)
  return [
    ...basic.map(({ action, on }) => ({ action: (traits.version && VERSIONED[action]) || action, on })),
    ...(withHeaders && traits.acl ? [{ action: 's3:PutObjectAcl', on: 'object' } as const] : []),
    ...(withHeaders && traits.tagging ? [{ action: 's3:PutObjectTagging', on: 'object' } as const] : []),
  ]
}

/** Whether a name is one of the operations above. */
export function isS3Operation(name: string): name is S3Operation {
  return Object.hasOwn(OPERATIONS, name)
}

/** What the action's Resource has to be: the bucket's ARN or the objects'. Undefined for an action not used here. */
export function s3LevelOf(action: string): 'bucket' | 'object' | undefined {
  const all: readonly S3Permission[] = Object.values(OPERATIONS).flat()
  const named = all.find(
    (permission) => permission.action === action || VERSIONED[permission.action] === action,
  )
  return named === undefined ? undefined : named.on === 'bucket' ? 'bucket' : 'object'
}
