import type { Env } from '../clients/client.ts'
import { metadataLack } from '../clients/metadataLimits.ts'
import { INDISPENSABLE } from '../model/clients.ts'
import type { ClientView, ResolvedWay } from '../model/clientView.ts'
import type { Outcome } from '../model/outcome.ts'
import type { ClientId } from '../model/words.ts'
import type { Outside } from '../outside/outside.ts'
import type { Known } from './check.ts'
import { failed, passed, podFailure, skipped, warned } from './outcomes.ts'

interface Facts {
  readonly clients: readonly ClientView[]
}

/**
 * Whether a client, in its version, can use what this pod offers, and gets anything at all. One that would fall back to
 * another identity, the node's most often, is warned of: what that identity may do, the buckets tell. One that GitLab can
 * do without is never more than a warning.
 */
export function clientCredentials(
  id: ClientId,
  { pod: { env } }: Outside,
  known: Known<'client-agreement'>,
): Outcome<Facts> {
  const { clients: all, identities = [] } = known.facts('client-agreement')
  const clients = all.filter((client) => client.id === id).map((client) => served(client, identities, env))
  const [first] = clients
  if (first === undefined) return skipped('not-applicable', `this pod has no ${id} that uses S3`)
  const problems = clients.filter((client) => !client.supported || lostBy(client, identities) !== undefined)
  const [worst] = problems
  const name = first.version === undefined ? id : `${id} ${first.version}`
  if (worst === undefined) return passed(`${name}: ${sources(clients)}`, { clients })
  const message = problems.map((client) => why(client, identities)).join('; ')
  const isLost = problems.some((client) => breaks(client) || lostBy(client, identities) !== undefined)
  const code = worst.supported ? 'no-credentials-for-client' : 'client-unsupported'
  return isLost && first.optional !== true
    ? failed(message, podFailure(code, message), { clients })
    : warned(message, { clients }, podFailure(code, message))
}

/** With what keeps it from the metadata service that answers here, which shows only when that was asked. */
function served(client: ClientView, identities: readonly ResolvedWay[], env: Env): ClientView {
  const instance = identities.find(({ id }) => id === client.identity)?.instance
  const lack = instance === undefined ? undefined : metadataLack(client, instance, env)
  return lack === undefined || !client.supported
    ? client
    : { ...client, supported: false, lacks: lack.of, note: lack.note }
}

/** A client that does not know its source falls back to another one; these have no other, or stop. */
function breaks({ lacks, source }: ClientView): boolean {
  return INDISPENSABLE.includes(lacks) || (lacks === 'web-identity' && source === 'irsa')
}

/** Why its way leads nowhere. What other checks tell of, such as a refused AssumeRole, is not said again. */
function lostBy({ identity }: ClientView, identities: readonly ResolvedWay[]): string | undefined {
  const failure = identities.find(({ id }) => id === identity)?.failure
  return failure === undefined || failure.code === 'not-resolved' ? undefined : failure.message
}

function why(client: ClientView, identities: readonly ResolvedWay[]): string {
  return client.note ?? `${client.source}: ${lostBy(client, identities) ?? 'no credentials'}`
}

function sources(clients: readonly ClientView[]): string {
  return [...new Set(clients.map(({ source }) => source))].join(', ')
}
