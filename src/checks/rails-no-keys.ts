import { definePodCheck } from './check.ts'
import { notInAws } from './railsStores.ts'
import { roleGiven } from './roleGiven.ts'
import { problemsWith, weighed } from './settings.ts'

/**
 * Keys of the connection win over whatever the role gave (fog/fog-core lib/fog/core/service.rb, handle_settings). Half a
 * pair is worse: it is merged with the other half of the role's.
 */
export const railsNoKeys = definePodCheck({
  id: 'rails-no-keys',
  category: 'config',
  title: "Rails' connections to AWS hold no access key",
  needs: ['rails-config-readable'],
  after: ['credential-source'],
  async run(outside, known) {
    const { gitlab } = outside
    const none = notInAws(gitlab)
    if (none !== undefined) return none
    const role = roleGiven(outside, known.maybe('credential-source'))
    const problems = problemsWith(gitlab, 'rails', 'static-key', 'half-key-pair')
    const half = problems.filter(({ kind }) => kind === 'half-key-pair')
    return weighed('no access key', half.length > 0 ? half : problems, (one) => {
      if (one.kind === 'half-key-pair' || role) return 'fail'
      return one.kind === 'static-key' && one.besideRole ? 'fail' : 'warn'
    })
  },
})
