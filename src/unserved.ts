import { CREDENTIALS_CHECK } from './clientChecks.ts'
import { podFacts } from './evidence.ts'
import type { Evidence } from './model/evidence.ts'
import type { CheckId } from './model/facts.ts'
import type { ClientId, Source } from './model/words.ts'

/** Sources that are asked at an address of the node, where a proxy of the environment would be in the way. */
const atTheNode: readonly Source[] = ['imds', 'kube2iam', 'kiam', 'pod-identity']

/** The check that reads a client's own configuration. */
const CONFIGURATION = {
  rails: 'rails-config-readable',
  workhorse: 'workhorse-config-readable',
  registry: 'registry-config-readable',
  s3cmd: 'backup-config-readable',
} as const satisfies Partial<Record<ClientId, CheckId>>

/**
 * Whether a client comes as far as asking S3 at all. What the doctor could do with the same identity is then no word about
 * this client: it gets no credentials, cannot read its own configuration, or asks a proxy for the metadata service.
 */
export function isUnserved(evidence: Evidence, client: ClientId): boolean {
  const { checks } = evidence
  const failed = (id: CheckId) =>
    Object.values(checks).some((check) => check.id === id && check.outcome.status === 'fail')
  const [view] = podFacts(evidence, CREDENTIALS_CHECK[client]).clients ?? []
  const { clients = [] } = podFacts(evidence, 'client-agreement')
  const source = clients.find(({ id }) => id === client)?.source
  const own = client === 'awscli' ? undefined : CONFIGURATION[client]
  return (
    failed(CREDENTIALS_CHECK[client]) ||
    view?.lacks === 'patience' ||
    view?.lacks === 'imdsv2' ||
    (own !== undefined && failed(own)) ||
    // s3cmd looks at no variable for its proxy (s3tools/s3cmd S3/Config.py: proxy_host).
    (client !== 's3cmd' && source !== undefined && atTheNode.includes(source) && failed('proxy-settings'))
  )
}
