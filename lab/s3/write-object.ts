import type { Answer } from '../http/exchange.ts'
import { etagOf } from '../ids.ts'
import { authorize, type S3Call } from './call.ts'
import { encryptionOf, useKey } from './encryption.ts'
import { keptHeaders, ownerOfWrite, versionHeaders } from './object-headers.ts'
import { refuseUnlessWritable } from './preconditions.ts'
import { addVersion } from './storage.ts'

export function putObject(call: S3Call, checksums: Readonly<Record<string, string>>): Answer {
  const { bucket, key, body } = call
  authorize(call, { action: 's3:PutObject', key })
  const owner = ownerOfWrite(call)
  const encryption = encryptionOf(call)
  useKey(call, 'kms:GenerateDataKey', encryption)
  refuseUnlessWritable(call)
  const version = addVersion(bucket, {
    ...{ key, body, owner, encryption, deleteMarker: false },
    etag: etagOf(body),
    lastModified: call.aws.now(),
    headers: { ...keptHeaders(call), ...checksums },
  })
  return { status: 200, headers: { ...versionHeaders(call, version), ...checksums } }
}
