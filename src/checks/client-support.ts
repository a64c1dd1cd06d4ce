import type { ClientView, ResolvedWay } from '../model/clientView.ts'
import { definePodCheck } from './check.ts'
import { failed, passed, podFailure, warned } from './outcomes.ts'

/**
 * Whether each client, in its version, can use what this pod offers, and gets anything at all. A client that would fall
 * back to another identity, the node's most often, is warned of: what that identity may do, the buckets tell.
 */
export const clientSupport = definePodCheck({
  id: 'client-support',
  category: 'identity',
  title: "each of this pod's S3 clients can get its credentials",
  needs: ['client-agreement'],
  async run(_outside, known) {
    const { clients, identities = [] } = known.facts('client-agreement')
    const without = clients.filter((client) => !client.supported || lacksIdentity(client, identities))
    if (without.length === 0) return passed(namesOf(clients), { clients })
    const message = without.map((client) => `${client.id}: ${why(client, identities)}`).join('; ')
    const failure = podFailure('client-unsupported', message)
    const isLost = without.some((client) => client.optional !== true && lacksIdentity(client, identities))
    return isLost ? failed(message, failure, { clients }) : warned(message, { clients }, failure)
  },
})

/** What other checks tell of, such as a refused AssumeRole, is not said again here. */
function lacksIdentity({ identity }: ClientView, identities: readonly ResolvedWay[]): boolean {
  const failure = identities.find(({ id }) => id === identity)?.failure
  return failure !== undefined && failure.code !== 'not-resolved'
}

function why({ note, identity, source }: ClientView, identities: readonly ResolvedWay[]): string {
  const failure = identities.find(({ id }) => id === identity)?.failure
  return note ?? `${source}: ${failure?.message ?? 'no credentials'}`
}

function namesOf(clients: readonly ClientView[]): string {
  const told = clients.map(({ id, version }) => (version === undefined ? id : `${id} ${version}`))
  return [...new Set(told)].join(', ') || 'no client'
}
