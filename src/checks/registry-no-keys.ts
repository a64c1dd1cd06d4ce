import { isAwsHost } from '../gitlab/awsHost.ts'
import { definePodCheck } from './check.ts'
import { skipped } from './outcomes.ts'
import { noS3, registryInS3 } from './registryInS3.ts'
import { roleGiven } from './roleGiven.ts'
import { problemsWith, weighed } from './settings.ts'

/** "If you provide the key pair, IAM role will be ignored": both keys of the registry's storage come before any role. */
export const registryNoKeys = definePodCheck({
  id: 'registry-no-keys',
  category: 'config',
  title: "the registry's storage configuration holds no access key of AWS",
  needs: ['registry-config-readable'],
  after: ['credential-source'],
  async run(outside, known) {
    const s3 = registryInS3(outside.gitlab)
    if (s3 === undefined) return noS3()
    if (s3.regionEndpoint && !isAwsHost(s3.regionEndpoint.value))
      return skipped('not-applicable', `the registry stores at ${s3.regionEndpoint.value}, which is not AWS`)
    const role = roleGiven(outside, known.maybe('credential-source'))
    const problems = problemsWith(outside.gitlab, 'registry', 'static-key', 'half-key-pair')
    // Half a pair is not taken: the role is.
    const half = problems.filter(({ kind }) => kind === 'half-key-pair')
    return weighed(
      `${s3.key} in ${s3.file} has no access key`,
      half.length > 0 ? half : problems,
      ({ kind }) => (role && kind === 'static-key' ? 'fail' : 'warn'),
    )
  },
})
