import { ObjectCannedACL, ServerSideEncryption } from '@aws-sdk/client-s3'
import type { Manner } from '../../model/clients.ts'

/** x-amz-acl, as far as AWS knows the word; a word of the operator's own would not get past the SDK of a client either. */
export function aclHeader(acl: string | undefined): { ACL?: ObjectCannedACL } {
  const known = Object.values(ObjectCannedACL).find((one) => one === acl)
  return known === undefined ? {} : { ACL: known }
}

/** x-amz-server-side-encryption and its key. */
export function encryptionHeader(encryption: Manner['encryption']): {
  ServerSideEncryption?: ServerSideEncryption
  SSEKMSKeyId?: string
} {
  const algorithm = Object.values(ServerSideEncryption).find((one) => one === encryption?.algorithm)
  if (algorithm === undefined) return {}
  const keyId = encryption?.keyId
  return { ServerSideEncryption: algorithm, ...(keyId === undefined ? {} : { SSEKMSKeyId: keyId }) }
}
