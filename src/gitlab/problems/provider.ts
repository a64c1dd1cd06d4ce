import type { Problem } from '../../model/gitlabProblems.ts'
import { connectionsOf } from '../effective.ts'
import { at, missingAt } from './at.ts'
import type { ProblemSearch } from './index.ts'

/** The providers that Rails knows, in its spelling (gitlab-org/gitlab lib/object_storage/config.rb). */
const providers = ['AWS', 'Google', 'AzureRM']

/** A connection without provider, or with one that Rails compares in vain. */
export const providerProblems: ProblemSearch = (facts) =>
  connectionsOf(facts).flatMap((connection): readonly Problem[] => {
    const { provider } = connection
    if (provider === undefined)
      return [{ kind: 'provider', client: 'rails', ...missingAt(connection, 'provider') }]
    if (providers.includes(provider.value)) return []
    return [{ kind: 'provider', client: 'rails', ...at(provider), value: provider.value }]
  })
