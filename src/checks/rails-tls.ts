import { definePodCheck } from './check.ts'
import { notInAws } from './railsStores.ts'
import { problemsWith, weighed } from './settings.ts'

/** An endpoint of AWS with `http://`, and fog's `scheme: http` (fog/fog-aws lib/fog/aws/storage.rb). */
export const railsTls = definePodCheck({
  id: 'rails-tls',
  category: 'config',
  title: 'Rails and Workhorse speak TLS to AWS',
  needs: ['rails-config-readable'],
  async run({ gitlab }) {
    const none = notInAws(gitlab)
    if (none !== undefined) return none
    const problems = [
      ...problemsWith(gitlab, 'rails', 'plain-http'),
      ...problemsWith(gitlab, 'workhorse', 'plain-http'),
    ]
    return weighed('TLS', problems, () => 'error')
  },
})
