import { definePodCheck } from './check.ts'
import { passed, skipped, warned } from './outcomes.ts'
import { firstUnread, notReadable } from './readable.ts'

/** s3cmd can do without its configuration file; with one that it cannot make sense of it stops. */
export const backupConfigReadable = definePodCheck({
  id: 'backup-config-readable',
  category: 'config',
  title: "s3cmd's configuration for backups can be read",
  needs: [],
  async run({ gitlab: { s3cfg, environment } }) {
    if (environment.s3Tool?.value === 'awscli')
      return skipped('not-applicable', 'backup-utility works with the AWS CLI here (S3_TOOL)')
    const unread = firstUnread([s3cfg.used, s3cfg.mounted])
    // s3cmd goes on with the variables and the role when it may not open its file (S3/Config.py, __init__).
    const goesOn = unread?.reason === 'unreadable' || unread?.reason === 'not-a-file'
    if (unread !== undefined) {
      const outcome = notReadable(unread)
      return goesOn ? warned(outcome.message, { path: unread.file }, outcome.failure) : outcome
    }
    const { used, mounted } = s3cfg
    if (!used.ok && !mounted.ok) return skipped('not-applicable', 'this pod has no .s3cfg')
    return passed(used.ok ? used.file : mounted.file, { path: used.ok ? used.file : mounted.file })
  },
})
