import { isSet, regionOf } from '../clients/environment.ts'
import { isBefore } from '../clients/version.ts'
import { definePodCheck } from './check.ts'
import { notInAws, regionsOf } from './railsStores.ts'
import { problemsWith, weighed } from './settings.ts'

/**
 * fog-aws 3.24.0 and later take the region of the environment; without one fog-aws asks the instance metadata service for
 * the availability zone, which kiam does not let through (uswitch/kiam, allow-route-regexp).
 */
export const railsRegion = definePodCheck({
  id: 'rails-region',
  category: 'config',
  title: 'Rails knows the region of its connections to AWS',
  needs: ['rails-config-readable'],
  after: ['credential-source'],
  async run({ gitlab, pod: { env }, clients }, known) {
    const none = notInAws(gitlab)
    if (none !== undefined) return none
    const { fogAws } = (await clients.surroundings()).versions
    const byEnvironment = isSet(regionOf(env)) && !isBefore(fogAws, '3.24.0')
    const byKiam = known.maybe('credential-source')?.source === 'kiam'
    const problems = problemsWith(gitlab, 'rails', 'region-missing', 'region-malformed')
    return weighed(regionsOf(gitlab), problems, ({ kind }) => {
      if (kind === 'region-malformed') return 'fail'
      if (byEnvironment) return undefined
      return byKiam ? 'fail' : 'warn'
    })
  },
})
