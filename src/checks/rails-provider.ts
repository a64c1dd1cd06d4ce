import { connectionsOf } from '../gitlab/effective.ts'
import { definePodCheck } from './check.ts'
import { skipped } from './outcomes.ts'
import { noConnection } from './railsStores.ts'
import { roleGiven } from './roleGiven.ts'
import { problemsWith, weighed } from './settings.ts'

/** Rails compares the word as it stands (gitlab-org/gitlab lib/object_storage/config.rb). */
export const railsProvider = definePodCheck({
  id: 'rails-provider',
  category: 'config',
  title: 'the provider of Rails\' connections is "AWS"',
  needs: ['rails-config-readable'],
  after: ['credential-source'],
  async run(outside, known) {
    const { gitlab } = outside
    const none = noConnection(gitlab)
    if (none !== undefined) return none
    const problems = problemsWith(gitlab, 'rails', 'provider', 'other-provider')
    const elsewhere = problems.filter(({ kind }) => kind === 'other-provider')
    // Another cloud is a choice; beside a role of AWS it is a Secret that was not changed.
    if (!roleGiven(outside, known.maybe('credential-source')) && elsewhere.length > 0) {
      if (elsewhere.length === connectionsOf(gitlab).length)
        return skipped('not-applicable', 'Rails does not store in AWS')
    }
    return weighed('AWS', problems, () => 'fail')
  },
})
