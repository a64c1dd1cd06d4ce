import type { Needs } from '../model/clients.ts'
import type { Use } from '../model/words.ts'
import { backedUpUses } from './uses.ts'

/**
 * What backup-utility does with s3cmd or the AWS CLI: it lists and reads every bucket it copies, puts the archive into the
 * bucket for backups, and a restore writes, deletes and copies by way of the tmp bucket
 * (gitlab-org/build/CNG gitlab-toolbox/scripts/lib/object_storage_backup.rb, scripts/bin/backup-utility).
 */
export function backupNeeds(use: Use): Needs | undefined {
  if (use === 'backups')
    return { list: 'must', read: 'must', write: 'must', multipart: 'must', delete: 'rarely' }
  // All there is of it is for restoring: whoever names it wants that to work.
  if (use === 'tmp')
    return { list: 'must', write: 'must', copy: 'must', multipart: 'must', read: 'rarely', delete: 'rarely' }
  if (!backedUpUses.includes(use)) return undefined
  return {
    list: 'must',
    read: 'must',
    write: 'restore',
    delete: 'restore',
    multipart: 'restore',
    copy: 'restore',
  }
}
