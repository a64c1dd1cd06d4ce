import { definePodCheck } from './check.ts'
import { roleGiven } from './roleGiven.ts'
import { problemsWith, weighed } from './settings.ts'

/** Workhorse takes both keys of its configuration before any role (workhorse/internal/upload/destination/objectstore/s3_client.go). */
export const workhorseNoKeys = definePodCheck({
  id: 'workhorse-no-keys',
  category: 'config',
  title: "Workhorse's configuration holds no access key",
  needs: ['workhorse-config-readable'],
  after: ['credential-source'],
  async run(outside, known) {
    const { path } = known.facts('workhorse-config-readable')
    const problems = problemsWith(outside.gitlab, 'workhorse', 'static-key', 'half-key-pair')
    const half = problems.filter(({ kind }) => kind === 'half-key-pair')
    const role = roleGiven(outside, known.maybe('credential-source'))
    return weighed(`${path} has no access key`, half.length > 0 ? half : problems, ({ kind }) =>
      role && kind === 'static-key' ? 'fail' : 'warn',
    )
  },
})
