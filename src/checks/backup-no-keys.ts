import { isAwsHost } from '../gitlab/awsHost.ts'
import { definePodCheck } from './check.ts'
import { skipped } from './outcomes.ts'
import { roleGiven } from './roleGiven.ts'
import { problemsWith, weighed } from './settings.ts'

/** s3cmd takes `access_key` of its configuration before everything else, alone as well (s3tools/s3cmd S3/Config.py). */
export const backupNoKeys = definePodCheck({
  id: 'backup-no-keys',
  category: 'config',
  title: "s3cmd's configuration for backups holds no access key of AWS",
  needs: ['backup-config-readable'],
  after: ['credential-source'],
  async run(outside, known) {
    const { used } = outside.gitlab.s3cfg
    const host = used.ok ? used.value.hostBase?.value : undefined
    if (host !== undefined && !isAwsHost(host))
      return skipped('not-applicable', `s3cmd stores at ${host}, which is not AWS`)
    const role = roleGiven(outside, known.maybe('credential-source'))
    const { path } = known.facts('backup-config-readable')
    const problems = problemsWith(outside.gitlab, 's3cmd', 'static-key')
    return weighed(`${path} has no access key`, problems, () => (role ? 'fail' : 'warn'))
  },
})
