import { backedUpUses } from '../../clients/uses.ts'
import type { CheckRecord } from '../../model/evidence.ts'
import { isCheck } from './symptoms.ts'

/**
 * What a bucket that cannot be listed means for backups, where a backup tool of this pod is among those who cannot. Any
 * failure of its first look counts as "not there" (gitlab-org/build/CNG gitlab-toolbox/scripts/lib/object_storage_backup.rb).
 */
export function skippedByBackups(explained: readonly CheckRecord[]): readonly string[] {
  const skips = explained.some(
    (record) =>
      isCheck(record, 's3-list') &&
      record.target?.clients.some((client) => client === 's3cmd' || client === 'awscli') === true &&
      record.target.uses.some((use) => backedUpUses.includes(use)),
  )
  return skips
    ? [
        'backup-utility takes a bucket that it cannot list for one that is not there: it says "Bucket not found … Skipping backup of …", leaves it out and ends well. Such a backup lacks data without an error.',
      ]
    : []
}
