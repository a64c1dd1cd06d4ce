import { podFacts } from '../../evidence.ts'
import type { ClientView } from '../../model/clientView.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Failure } from '../../model/outcome.ts'
import type { ClientId } from '../../model/words.ts'
import { stsSpeaker } from './speaker.ts'
import { REFUSED_KEYS } from './staticKeys.ts'

/** What is known of the identities that single clients have by their own configuration. */

export function viewOf(evidence: Evidence, client: ClientId): ClientView | undefined {
  return podFacts(evidence, 'client-agreement').clients?.find(({ id }) => id === client)
}

/** Why a client has no identity; undefined when it has one, or when it was not asked for it. */
export function failureOf(evidence: Evidence, view: ClientView | undefined): Failure | undefined {
  const { identities = [] } = podFacts(evidence, 'client-agreement')
  const failure = identities.find(({ id }) => id === view?.identity)?.failure
  return failure?.code === 'not-resolved' ? undefined : failure
}

/** Who AWS says that a client is, in a sentence; nothing when that is not known. */
export function identityOf(evidence: Evidence, client: ClientId): readonly string[] {
  const { identities = [] } = podFacts(evidence, 'client-agreement')
  const arn = identities.find(({ id }) => id === viewOf(evidence, client)?.identity)?.callerArn
  return arn === undefined ? [] : [`${stsSpeaker(evidence)} says that ${client} is ${arn}.`]
}

/** The clients whose own keys AWS does not accept. */
export function keysRefused(evidence: Evidence): readonly ClientId[] {
  const { clients = [] } = podFacts(evidence, 'client-agreement')
  return clients
    .filter(({ source }) => source === 'static-config' || source === 'shared-file')
    .filter((view) => REFUSED_KEYS.includes(failureOf(evidence, view)?.code ?? ''))
    .map(({ id }) => id)
}
