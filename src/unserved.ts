import { CREDENTIALS_CHECK } from './clientChecks.ts'
import { STEADFAST } from './clients/steadfast.ts'
import { podFacts } from './evidence.ts'
import { INDISPENSABLE } from './model/clients.ts'
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

/** The checks of its settings which a client cannot get past: it does not start, or S3 takes nothing that it sends. */
const SETTINGS: Readonly<Partial<Record<ClientId, readonly CheckId[]>>> = {
  rails: ['rails-provider', 'rails-region', 'rails-signature'],
  registry: ['registry-storage', 'registry-region', 'registry-signature'],
  s3cmd: ['backup-signature'],
}

/**
 * Whether a client comes as far as asking S3 at all for a use, which may have a connection of its own. What the doctor
 * could do with the same identity is then no word about this client: it gets no credentials, cannot read its own
 * configuration or do anything with it, asks a proxy for the metadata service, or another region for the bucket.
 */
export function isUnserved(evidence: Evidence, client: ClientId, use: Use, bucket: string): boolean {
  const { checks } = evidence
  const failed = (id: CheckId) =>
    Object.values(checks).some((check) => check.id === id && check.outcome.status === 'fail')
  const isAbout = ({ id, uses }: ClientView) => id === client && (uses === undefined || uses.includes(use))
  const view = podFacts(evidence, CREDENTIALS_CHECK[client]).clients?.find(isAbout)
  const source = podFacts(evidence, 'client-agreement').clients?.find(isAbout)?.source
  const own = client === 'awscli' ? undefined : CONFIGURATION[client]
  return (
    failed(CREDENTIALS_CHECK[client]) ||
    INDISPENSABLE.includes(view?.lacks) ||
    (own !== undefined && failed(own)) ||
    // Where each use has a connection of its own, the check does not say whose it is.
    (view?.uses === undefined &&
      ((SETTINGS[client] ?? []).some(failed) || hasNoSettings(evidence, client))) ||
    speaksPlainly(evidence, client) ||
    podFacts(evidence, 'endpoint-variables').diversions?.some((one) => one.client === client) === true ||
    isLost(evidence, client, bucket) ||
    // s3cmd looks at no variable for its proxy (s3tools/s3cmd S3/Config.py: proxy_host).
    (client !== 's3cmd' && source !== undefined && atTheNode.includes(source) && failed('proxy-settings'))
  )
}

/** Whether what should be its settings is a text, a list or a template, which it cannot do anything with. */
function hasNoSettings({ checks }: Evidence, client: ClientId): boolean {
  const outcome = checks['settings-well-formed']?.outcome
  if (outcome?.status !== 'fail') return false
  return (outcome.facts?.problems ?? []).some(
    (problem) =>
      problem.client === client &&
      (problem.kind === 'wrong-type' || (problem.kind === 'odd-text' && problem.oddity === 'template')),
  )
}

/** Whether it asks without TLS, as nobody did here: a bucket may deny that (aws:SecureTransport). */
function speaksPlainly(evidence: Evidence, client: ClientId): boolean {
  return (['rails-tls', 'backup-tls', 'registry-tls'] as const).some((check) =>
    (podFacts(evidence, check).problems ?? []).some(
      (problem) => problem.client === client && problem.kind === 'plain-http',
    ),
  )
}

/** Whether it looks for the bucket in another region, and does not find its way: where all do, the check only warns. */
function isLost({ buckets }: Evidence, client: ClientId, bucket: string): boolean {
  return buckets.some(({ target, checks }) => {
    const outcome = checks['s3-region']?.outcome
    if (target.name !== bucket || outcome?.status !== 'fail') return false
    const { region, told = [] } = outcome.facts ?? {}
    return STEADFAST.includes(client) && told.some((one) => one.client === client && one.region !== region)
  })
}
