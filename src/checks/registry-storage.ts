import { definePodCheck } from './check.ts'
import { skipped } from './outcomes.ts'
import { roleGiven } from './roleGiven.ts'
import { problemsWith, weighed } from './settings.ts'

/** "Multiple storage drivers" keep the registry from starting (distribution/distribution configuration.go). */
export const registryStorage = definePodCheck({
  id: 'registry-storage',
  category: 'config',
  title: 'the registry stores in one place, a bucket of S3',
  needs: ['registry-config-readable'],
  after: ['credential-source'],
  async run(outside, known) {
    const problems = problemsWith(
      outside.gitlab,
      'registry',
      'several-drivers',
      'storage-not-s3',
      'bucket-missing',
    )
    const { driver = 'S3', bucket = '' } = known.facts('registry-config-readable')
    if (problems[0]?.kind === 'storage-not-s3' && !roleGiven(outside, known.maybe('credential-source')))
      return skipped('not-applicable', `the registry stores in ${driver}`)
    return weighed(`${bucket} (${driver})`, problems, ({ kind }) =>
      kind === 'storage-not-s3' ? 'warn' : 'fail',
    )
  },
})
