import type { CheckRecord } from '../../model/evidence.ts'
import type { ClientId } from '../../model/words.ts'
import { isCheck } from './symptoms.ts'

/**
 * The checks that tell of these clients' credentials, and what was denied to them alone: a bucket seen by their eyes.
 */
export function ofClients(
  symptoms: readonly CheckRecord[],
  clients: readonly ClientId[],
): readonly CheckRecord[] {
  return symptoms.filter(
    (record) =>
      isCheck(record, 'client-agreement', 'client-support') ||
      record.target?.clients.every((client) => clients.includes(client)) === true,
  )
}
