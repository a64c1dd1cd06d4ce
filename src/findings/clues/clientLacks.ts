import { CREDENTIALS_CHECK } from '../../clientChecks.ts'
import { podFacts } from '../../evidence.ts'
import type { Ability } from '../../model/clients.ts'
import type { ClientView } from '../../model/clientView.ts'
import type { CheckRecord, Evidence } from '../../model/evidence.ts'
import type { ClientId } from '../../model/words.ts'
import { ofClients } from './ofClients.ts'
import { stsSpeaker } from './speaker.ts'

/** The client's view where it does not know, in its version, what the pod offers; undefined where it does. */
export function lackOf(evidence: Evidence, client: ClientId, of: Ability): ClientView | undefined {
  const own = podFacts(evidence, CREDENTIALS_CHECK[client]).clients ?? []
  const all = podFacts(evidence, 'client-agreement').clients ?? []
  return [...own, ...all].find(({ id, lacks }) => id === client && lacks === of)
}

/** What a client suffers from that, and nobody else does; empty where no check of it asks for an explanation. */
export function sufferedBy(
  evidence: Evidence,
  symptoms: readonly CheckRecord[],
  client: ClientId,
  of: Ability,
): readonly CheckRecord[] {
  const open = symptoms.some(({ id }) => id === CREDENTIALS_CHECK[client])
  return open && lackOf(evidence, client, of) !== undefined ? ofClients(symptoms, [client]) : []
}

/** Who the client is to AWS instead, as one sentence; nothing where that is not known. */
export function insteadOf(evidence: Evidence, view: ClientView): readonly string[] {
  const { identities = [] } = podFacts(evidence, 'client-agreement')
  const arn = identities.find(({ id }) => id === view.identity)?.callerArn
  return arn === undefined ? [] : [`${stsSpeaker(evidence)} says that it is ${arn} instead.`]
}
