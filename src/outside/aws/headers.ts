import { ObjectCannedACL, type S3Client, ServerSideEncryption } from '@aws-sdk/client-s3'
import type { Manner } from '../../model/clients.ts'
import { property } from '../thrown.ts'

/** x-amz-acl, as far as AWS knows the word; a word of the operator's own would not get past the SDK of a client either. */
export function aclHeader(acl: string | undefined): { ACL?: ObjectCannedACL } {
  const known = Object.values(ObjectCannedACL).find((one) => one === acl)
  return known === undefined ? {} : { ACL: known }
}

/** x-amz-server-side-encryption and its key; a word that the SDK does not know is sent by `sendAsTold`. */
export function encryptionHeader(encryption: Manner['encryption']): {
  ServerSideEncryption?: ServerSideEncryption
  SSEKMSKeyId?: string
} {
  const algorithm = Object.values(ServerSideEncryption).find((one) => one === encryption?.algorithm)
  const keyId = encryption?.keyId
  return {
    ...(algorithm === undefined ? {} : { ServerSideEncryption: algorithm }),
    ...(keyId === undefined ? {} : { SSEKMSKeyId: keyId }),
  }
}

/** What a client is told to ask for, and no SDK knows: GitLab's clients send it as it is, and S3 has to say no. */
export function unknownAlgorithm(encryption: Manner['encryption']): string | undefined {
  const known = Object.values(ServerSideEncryption).some((one) => one === encryption?.algorithm)
  return known ? undefined : encryption?.algorithm
}

const writing = ['PutObjectCommand', 'CopyObjectCommand', 'CreateMultipartUploadCommand']

/** Has everything that this client writes ask for an encryption of this name. */
export function sendAsTold(client: S3Client, algorithm: string): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const headers = property(args.request, 'headers')
        if (writing.includes(commandName) && typeof headers === 'object' && headers !== null)
          Reflect.set(headers, 'x-amz-server-side-encryption', algorithm)
        return next(args)
      },
    { step: 'build', name: 'asTold' },
  )
}
