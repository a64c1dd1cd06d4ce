import { CREDENTIALS_CHECK } from './clientChecks.ts'
import { podFacts } from './evidence.ts'
import type { ClientView } from './model/clientView.ts'
import type { Evidence } from './model/evidence.ts'
import type { CheckId } from './model/facts.ts'
import type { ClientId, Source, Use } from './model/words.ts'

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
 * Whether a client comes as far as asking S3 at all for a use, which may have a connection of its own. What the doctor could do with the same identity is then no word about
 * this client: it gets no credentials, cannot read its own configuration, or asks a proxy for the metadata service.
 */
export function isUnserved(evidence: Evidence, client: ClientId, use: Use): boolean {
  const { checks } = evidence
  const failed = (id: CheckId) =>
    Object.values(checks).some((check) => check.id === id && check.outcome.status === 'fail')
  const isAbout = ({ id, uses }: ClientView) => id === client && (uses === undefined || uses.includes(use))
  const view = podFacts(evidence, CREDENTIALS_CHECK[client]).clients?.find(isAbout)
  const source = podFacts(evidence, 'client-agreement').clients?.find(isAbout)?.source
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
