import type { Encryption } from '../model/gitlabFiles.ts'
import { present } from '../present.ts'
import type { Section } from './section.ts'

/** `storage_options` beside a connection (GitLab docs, administration/object_storage.md). */
export function readEncryption(storageOptions: Section | undefined): Encryption | undefined {
  if (storageOptions === undefined) return undefined
  const algorithm = storageOptions.text('server_side_encryption')
  const kmsKeyId = storageOptions.text('server_side_encryption_kms_key_id')
  storageOptions.expect(['server_side_encryption', 'server_side_encryption_kms_key_id'], [])
  if (algorithm === undefined && kmsKeyId === undefined) return undefined
  return present({ algorithm, kmsKeyId })
}
