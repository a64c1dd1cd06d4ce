import { podFacts } from '../../evidence.ts'
import type { CheckRecord, Evidence } from '../../model/evidence.ts'
import type { ClientId } from '../../model/words.ts'
import { CREDENTIALS_CHECKS } from './ofClients.ts'
import { isCheck } from './symptoms.ts'

/** The check of agreement, when this client alone takes static keys while all others agree. */
export function clientDiffers(
  evidence: Evidence,
  symptoms: readonly CheckRecord[],
  client: ClientId,
): readonly CheckRecord[] {
  const { clients = [] } = podFacts(evidence, 'client-agreement')
  const own = clients.find(({ id }) => id === client)
  const others = new Set(clients.filter(({ id }) => id !== client).map(({ source }) => source))
  const alone = (own?.source === 'static-config' || own?.source === 'shared-file') && others.size === 1
  return alone ? symptoms.filter((record) => isCheck(record, 'client-agreement', ...CREDENTIALS_CHECKS)) : []
}
