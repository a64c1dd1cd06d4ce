import type { Problem } from '../../model/gitlabProblems.ts'
import { connectionsOf } from '../effective.ts'
import { at, missingAt } from './at.ts'
import type { ProblemSearch } from './index.ts'

/** The providers that Rails knows, in its spelling (gitlab-org/gitlab lib/object_storage/config.rb). */
const providers = ['AWS', 'Google', 'AzureRM']

/** A connection without provider, with one that Rails compares in vain, or with that of another cloud. */
export const providerProblems: ProblemSearch = (facts) =>
  connectionsOf(facts).flatMap((connection): readonly Problem[] => {
    const { provider } = connection
    if (provider === undefined)
      return [{ kind: 'provider', client: 'rails', ...missingAt(connection, 'provider') }]
    if (provider.value === 'AWS') return []
    if (providers.includes(provider.value))
      return [{ kind: 'other-provider', client: 'rails', ...at(provider), value: provider.value }]
    return [{ kind: 'provider', client: 'rails', ...at(provider), value: provider.value }]
  })
