import type { Identity, Report, ReportClient } from '../model/report.ts'
import type { Ink } from './ink.ts'
import { SOURCE_TITLES } from './titles.ts'

/** Who each client is to AWS: a block per identity, naming the clients that share it. */
export function identityLines({ identities, clients }: Report, ink: Ink): readonly string[] {
  const told = [
    ...identities.flatMap((identity) => identityOf(identity, clients, ink)),
    ...clients
      .filter(({ id }) => !identities.some(({ usedBy }) => usedBy.includes(id)))
      .flatMap((client) => ink.prose({ head: '  ', column: 4 }, withoutIdentity(client))),
    ...clients.flatMap(({ id, note }) =>
      note === undefined ? [] : ink.prose({ head: '  ', column: 4 }, `${id}: ${note}`),
    ),
  ]
  return told.length === 0 ? [] : ['Identity by client', ...told]
}

function identityOf(identity: Identity, clients: readonly ReportClient[], ink: Ink): readonly string[] {
  const { source, stsHost, callerArn, failure, usedBy } = identity
  const everyone = clients.length > 1 && clients.every(({ id }) => usedBy.includes(id))
  const names = usedBy.length === 0 ? 'no client' : usedBy.join(', ')
  const hanging = { head: '    ', column: 4 }
  return [
    ...ink.prose({ head: '  ', column: 4 }, `${everyone ? 'every client: ' : ''}${names}`),
    ...ink.prose(hanging, `${SOURCE_TITLES[source]}${stsHost === undefined ? '' : ` at ${stsHost}`}`),
    ...(callerArn === undefined ? [] : ink.prose(hanging, callerArn)),
    ...(failure === undefined ? [] : ink.prose(hanging, `no identity: ${failure.code}: ${failure.message}`)),
  ]
}

function withoutIdentity({ id, source, supported }: ReportClient): string {
  return `${id}: ${supported ? `${SOURCE_TITLES[source]}, not asked` : `cannot use ${SOURCE_TITLES[source]}`}`
}
