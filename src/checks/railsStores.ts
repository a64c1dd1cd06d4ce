import { connectionsOf, isInAws } from '../gitlab/effective.ts'
import type { GitlabFacts } from '../model/gitlabFacts.ts'
import type { Skipped } from '../model/outcome.ts'
import { skipped } from './outcomes.ts'

/** Why a check of Rails' connections does not apply in this pod; undefined when it does. */
export function noConnection(gitlab: GitlabFacts): Skipped | undefined {
  return connectionsOf(gitlab).length === 0
    ? skipped('not-applicable', 'Rails has no connection to object storage')
    : undefined
}

/** The same for what concerns AWS alone. */
export function notInAws(gitlab: GitlabFacts): Skipped | undefined {
  const connections = connectionsOf(gitlab)
  if (connections.length === 0 || connections.some(isInAws)) return noConnection(gitlab)
  const [{ endpoint, host, provider } = {}] = connections
  const where = (endpoint ?? host ?? provider)?.value ?? 'another place'
  return skipped('not-applicable', `Rails stores at ${where}, which is not AWS`)
}

/** The files that the connections stand in, for a check that found nothing wrong. */
export function connectionFiles(gitlab: GitlabFacts): string {
  return [...new Set(connectionsOf(gitlab).map(({ file }) => file))].join(', ')
}
