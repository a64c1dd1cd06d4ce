import type { ClientId } from '../../model/words.ts'

/**
 * Where a client is told which encryption to ask for (GitLab docs, administration/object_storage.md;
 * distribution/distribution docs, storage-drivers/s3.md; s3tools/s3cmd S3/Config.py). The AWS CLI has an option for each
 * call and no setting.
 */
const PLACES: Readonly<Partial<Record<ClientId, string>>> = {
  rails:
    'storage_options of the object storage (server_side_encryption, server_side_encryption_kms_key_id) in global.appConfig.object_store or in the one of the type',
  workhorse:
    'storage_options of the object storage (server_side_encryption, server_side_encryption_kms_key_id) in global.appConfig.object_store or in the one of the type',
  registry: "encrypt and keyid in the registry's storage Secret",
  s3cmd: "server_side_encryption and kms_key in the toolbox's .s3cfg",
}

/** The places for these clients, in words; undefined where none of them has such a setting. */
export function encryptionPlaces(clients: readonly ClientId[]): string | undefined {
  const places = [...new Set(clients.flatMap((client) => PLACES[client] ?? []))]
  return places.length === 0 ? undefined : places.join('; ')
}
