import { isBefore } from '../clients/version.ts'
import { definePodCheck } from './check.ts'
import { endpointsOf, noConnection } from './railsStores.ts'
import { problemsWith, weighed } from './settings.ts'

/**
 * "Do NOT include `endpoint`": Workhorse's first SDK asks it for the role as well (GitLab chart,
 * doc/advanced/external-object-storage/aws-iam-roles.md). The second, from GitLab 17.4 on, does not.
 */
export const railsNoEndpoint = definePodCheck({
  id: 'rails-no-endpoint',
  category: 'config',
  title: 'no endpoint stands beside the role in the connections of Rails and Workhorse',
  needs: ['rails-config-readable'],
  async run({ gitlab, clients, component }) {
    const none = noConnection(gitlab)
    if (none !== undefined) return none
    const problems = problemsWith(gitlab, 'rails', 'endpoint-beside-role', 'endpoint-not-aws')
    const { versions } = await clients.surroundings()
    const firstSdk = versions.gitlab === undefined || isBefore(versions.gitlab, '17.4.0')
    return weighed(endpointsOf(gitlab), problems, ({ kind }) => {
      if (kind === 'endpoint-not-aws') return 'fail'
      // Rails alone gets along with it; its webservice pods read the same Secret.
      return firstSdk && component === 'webservice' ? 'fail' : 'warn'
    })
  },
})
