import { CREDENTIALS_CHECK } from '../../clientChecks.ts'
import type { CheckRecord } from '../../model/evidence.ts'
import type { CheckId } from '../../model/facts.ts'
import type { ClientId } from '../../model/words.ts'
import { isCheck } from './symptoms.ts'

/**
 * What these clients alone suffer: the checks of their credentials, that not all clients are the same to AWS, and what was
 * denied to nobody else, a bucket seen by their eyes.
 */
export function ofClients(
  symptoms: readonly CheckRecord[],
  clients: readonly ClientId[],
): readonly CheckRecord[] {
  const own = clients.map((client) => CREDENTIALS_CHECK[client])
  return symptoms.filter(
    (record) =>
      isCheck(record, 'client-agreement', ...own) ||
      record.target?.clients.every((client) => clients.includes(client)) === true,
  )
}

/** The checks of the credentials of any client. */
export const CREDENTIALS_CHECKS: readonly CheckId[] = Object.values(CREDENTIALS_CHECK)

/** Whether a client's own check of its credentials is among these. */
export function isUnserved(symptoms: readonly CheckRecord[], client: ClientId): boolean {
  return symptoms.some((record) => isCheck(record, CREDENTIALS_CHECK[client]))
}
