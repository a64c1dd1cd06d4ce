import type { Aws } from './aws.ts'
import type { CompatibleServers } from './compatible/servers.ts'
import type { Faults } from './faults.ts'
import { type Answer, AwsError, type LabRequest } from './http/exchange.ts'
import type { Connection } from './http/server.ts'
import type { Notes, RequestRecord } from './journal.ts'
import { answerEcs } from './metadata/ecs.ts'
import type { MetadataService } from './metadata/metadata.ts'
import type { PodIdentityAgent } from './pod-identity-agent.ts'
import { s3AddressOf } from './s3/address.ts'
import { answerS3 } from './s3/answer.ts'
import { answerSts } from './sts/answer.ts'
import { stsEndpointOf } from './sts/endpoint.ts'

export interface Services {
  readonly aws: Aws
  readonly metadata: MetadataService
  readonly podIdentityAgent: PodIdentityAgent
  readonly compatible: CompatibleServers
  readonly faults: Faults
  /** Whether DNS knows the name. */
  exists(host: string): boolean
  /** Told of every request once it is answered, or given up. */
  record(record: RequestRecord): void
}

type Outcome = Answer | 'silence' | 'reset'

/** Answers as whoever has this host name, unless the world says that something is in the way. */
export async function answerRequest(
  services: Services,
  request: LabRequest,
  { id, proxied }: Connection,
): Promise<Outcome> {
  const started = performance.now()
  const notes: Notes = { decisions: [] }
  const outcome = route(services, request, notes)
  const { method, host, path, query, secure } = request
  services.record({
    time: new Date(),
    durationMs: performance.now() - started,
    connection: id,
    ...{ proxied, secure, method, host, path },
    query: Object.fromEntries(query),
    ...notes,
    ...(typeof outcome === 'string' ? {} : { status: outcome.status }),
  })
  return services.faults.loses(host, notes.operation) ? 'silence' : outcome
}

function route(
  { aws, metadata, podIdentityAgent, compatible, faults, exists }: Services,
  request: LabRequest,
  notes: Notes,
): Outcome {
  const { host } = request
  if (!exists(host)) return 'reset'
  const { request: cut, connection } = faults.of(host)
  // Without TLS the host is known only now: what was to happen at the connection happens here.
  const obstacle = cut ?? (request.secure ? undefined : connection)
  if (obstacle !== undefined) return obstacle === 'black-hole' ? 'silence' : 'reset'
  const instead = faults.answerInstead(host, request.path)
  if (instead !== undefined) return instead
  const throttled = faults.throttles(host)
  try {
    const sts = stsEndpointOf(host)
    if (sts !== undefined) return answerSts(aws, request, sts, notes, throttled)
    const s3 = s3AddressOf(host, request.path)
    if (s3 !== undefined) return answerS3(aws, request, s3, notes, throttled)
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    return { status: error.status, body: error.message }
  }
  const foreign = compatible.answer(request, notes)
  if (foreign !== undefined) return foreign
  if (podIdentityAgent.isAt(request)) return podIdentityAgent.answer(request, notes)
  if (host === '169.254.170.2') return answerEcs(aws, request, notes)
  if (host === '169.254.169.254' || host === '127.0.0.1') return metadata.answer(request, notes)
  return { status: 502, headers: { 'Content-Type': 'text/plain' }, body: `Nobody here is called ${host}.\n` }
}
