import { connectionsOf, isInAws } from '../gitlab/effective.ts'
import type { GitlabFacts } from '../model/gitlabFacts.ts'
import type { Connection } from '../model/gitlabFiles.ts'
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

/** What the connections to AWS say, each thing once, for a check that found nothing wrong. */

export function regionsOf(gitlab: GitlabFacts): string {
  return said(gitlab, ({ region }) => region?.value ?? "the environment's")
}

export function endpointsOf(gitlab: GitlabFacts): string {
  return said(gitlab, ({ endpoint, host }) => (endpoint ?? host)?.value ?? 'no endpoint')
}

export function iamProfileOrKeys(gitlab: GitlabFacts): string {
  return said(gitlab, ({ useIamProfile }) =>
    useIamProfile?.value === true ? 'use_iam_profile: true' : 'keys',
  )
}

function said(gitlab: GitlabFacts, what: (connection: Connection) => string): string {
  return [...new Set(connectionsOf(gitlab).map(what))].join(', ')
}
