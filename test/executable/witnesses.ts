import type { Recorded, Testimonies } from '../../lab/witness/record.ts'
import { roleOf } from '../../src/clients/sameIdentity.ts'
import type { Report } from '../../src/model/report.ts'
import type { ClientId } from '../../src/model/words.ts'

/**
 * Where the doctor says something else of a program than the program itself did in the same world, when it looked for the
 * bucket of the backups as backup-utility does. Only programs are asked whose version is that of the pod.
 * @param name of the world
 * @param heard what s3cmd and the AWS CLI did (lab/witness)
 */
export function contradictions(
  name: string,
  report: Report,
  heard: Testimonies[string] = {},
): readonly string[] {
  return (['s3cmd', 'awscli'] as const).flatMap((id) => {
    const testimony = heard[id]
    const comparable =
      testimony !== undefined && isOfThePod(testimony, id) && KNOWN[`${name} ${id}`] === undefined
    return comparable ? contradiction(report, id, testimony) : []
  })
}

/** s3cmd changed its ways with every release; the AWS CLI did not between 1.40 and 1.45, but for the default host of STS. */
function isOfThePod({ version, podVersion }: Recorded, id: ClientId): boolean {
  return podVersion === version || (id === 'awscli' && (podVersion ?? '').startsWith('1.4'))
}

/** What is known to differ, and why. */
const KNOWN: Readonly<Record<string, string>> = {
  'metadata-disabled s3cmd': 's3cmd does not know the variable that forbids it to ask',
  'role-session-name-malformed s3cmd': 's3cmd names its session by itself',
  'proxy-broken s3cmd': 's3cmd takes its proxy from .s3cfg only, and in the lab there is a way around it',
  'proxy-login-wrong s3cmd':
    's3cmd takes its proxy from .s3cfg only, and in the lab there is a way around it',
  'throttled awscli': 'it was told to try once only',
}

/** Where the doctor says something else of a client than the program did, whose version the pod has. */
export function contradiction(report: Report, id: ClientId, heard: Recorded): readonly string[] {
  const client = report.clients.find((one) => one.id === id)
  const row = report.buckets.find(({ use, client }) => use === 'backups' && client === id)
  if (client === undefined || row === undefined) return []
  const caller = report.identities.find((one) => one.id === client.identity)?.callerArn
  const worked = heard.exitCode === 0
  return [
    ...(heard.identity !== undefined && caller !== undefined && !sameRole(caller, heard.identity)
      ? [`${id} was ${heard.identity}, the doctor says ${caller}`]
      : []),
    ...(worked && row.list !== 'pass' ? [`${id} found the bucket, the doctor says ${row.list}`] : []),
    ...(!worked && row.list === 'pass'
      ? [`${id} ended with ${heard.exitCode} (${JSON.stringify(heard.failure)}), the doctor says pass`]
      : []),
  ]
}

/** The record leaves the name of the session out. */
function sameRole(caller: string, heard: string): boolean {
  return roleOf(caller) === roleOf(heard) || roleOf(caller) === roleOf(`${heard}/session`)
}
