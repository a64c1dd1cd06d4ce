import type { UploadHeader } from '../model/bucketFacts.ts'
import type { Manner } from '../model/clients.ts'

const ENCRYPTION = 'x-amz-server-side-encryption' as const
const KEY = 'x-amz-server-side-encryption-aws-kms-key-id' as const
const ACL = 'x-amz-acl' as const
/** What buckets that take objects from other accounts ask for (Amazon S3 User Guide, "Bucket policy examples"). */
const OWNER_CONTROLS = 'bucket-owner-full-control'

export interface OtherUpload {
  /** What differs from the client's own upload. */
  readonly headers: readonly UploadHeader[]
  readonly manner: Manner
}

/**
 * What a client might send instead, one thing at a time: first without what it sends, then with what policies usually want.
 * SSE-KMS comes last, since AWS makes its managed key aws/s3 when it is first asked for.
 */
export function otherUploads(manner: Manner): readonly OtherUpload[] {
  const { encryption, acl, ...bare } = manner
  const ownAcl = acl === undefined ? {} : { acl }
  const ownEncryption = encryption === undefined ? {} : { encryption }
  const asks = (algorithm: string) => ({ ...bare, ...ownAcl, encryption: { algorithm } })
  const wantsList = acl !== OWNER_CONTROLS
  const wantsAes = encryption?.algorithm !== 'AES256'
  const list = { name: ACL, value: OWNER_CONTROLS }
  const aes = { name: ENCRYPTION, value: 'AES256' }
  return [
    ...only(acl !== undefined, { headers: [{ name: ACL }], manner: { ...bare, ...ownEncryption } }),
    ...only(encryption?.keyId !== undefined, {
      headers: [{ name: KEY }],
      manner: asks(encryption?.algorithm ?? 'aws:kms'),
    }),
    ...only(encryption !== undefined, {
      headers: [{ name: ENCRYPTION }],
      manner: { ...bare, ...ownAcl },
    }),
    ...only(wantsAes, { headers: [aes], manner: asks('AES256') }),
    ...only(wantsList, { headers: [list], manner: { ...bare, ...ownEncryption, acl: OWNER_CONTROLS } }),
    ...only(wantsAes && wantsList, {
      headers: [aes, list],
      manner: { ...asks('AES256'), acl: OWNER_CONTROLS },
    }),
    ...only(encryption?.algorithm !== 'aws:kms', {
      headers: [{ name: ENCRYPTION, value: 'aws:kms' }],
      manner: asks('aws:kms'),
    }),
  ]
}

function only(applies: boolean, upload: OtherUpload): readonly OtherUpload[] {
  return applies ? [upload] : []
}
