import { AwsError } from '../http/exchange.ts'
import { accountOf } from '../iam/authorize.ts'
import { authorize, type S3Call } from './call.ts'
import { encryptionHeaders } from './encryption.ts'
import type { StoredVersion } from './storage.ts'

const kept = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
]

/** The headers of a write that S3 keeps with the object. */
export function keptHeaders({ request }: S3Call): Record<string, string> {
  const own = Object.entries(request.headers).filter(
    ([name]) => kept.includes(name) || name.startsWith('x-amz-meta-'),
  )
  const headers = Object.fromEntries(own)
  const coding = headers['content-encoding']?.replace(/aws-chunked,?\s*/, '')
  if (coding === '') delete headers['content-encoding']
  else if (coding !== undefined) headers['content-encoding'] = coding
  return { 'content-type': 'binary/octet-stream', ...headers }
}

/** What GET, HEAD and PUT say of a version. */
export function versionHeaders(call: S3Call, version: StoredVersion): Record<string, string> {
  return {
    ETag: `"${version.etag}"`,
    ...versionIdHeader(call, version),
    ...encryptionHeaders(call, version.encryption),
  }
}

export function versionIdHeader({ bucket }: S3Call, { versionId }: StoredVersion): Record<string, string> {
  return bucket.config.versioning === undefined ? {} : { 'x-amz-version-id': versionId }
}

/**
 * Who owns what this request writes. Throws where the bucket does not take the ACL (Amazon S3 User Guide, "Error
 * responses when Object Ownership is BucketOwnerEnforced"), or the policies do not.
 */
export function ownerOfWrite(call: S3Call): string {
  const { account, ownership = 'BucketOwnerEnforced' } = call.bucket.config
  const { headers } = call.request
  const acl = headers['x-amz-acl']
  const grants = Object.keys(headers).some((name) => name.startsWith('x-amz-grant-'))
  const handsOver = acl === 'bucket-owner-full-control'
  if (ownership === 'BucketOwnerEnforced') {
    if (grants || (acl !== undefined && !handsOver)) throw noAcls()
    return account
  }
  if (grants || (acl !== undefined && acl !== 'private')) {
    authorize(call, { action: 's3:PutObjectAcl', key: call.key })
  }
  const writer = accountOf(call.caller) ?? account
  return ownership === 'BucketOwnerPreferred' && handsOver ? account : writer
}

export function noAcls(): AwsError {
  return new AwsError(400, 'AccessControlListNotSupported', 'The bucket does not allow ACLs')
}
