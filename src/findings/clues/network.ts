import { answerOf } from '../../evidence.ts'
import type { CheckRecord } from '../../model/evidence.ts'
import { groupedBy } from './grouped.ts'
import { failure, networkFailed, serviceOf } from './symptoms.ts'
import { counted, span } from './words.ts'

/** The checks that never got an answer from STS. */
export function cutOffFromSts(symptoms: readonly CheckRecord[]): readonly CheckRecord[] {
  return symptoms.filter((record) => networkFailed(record) && serviceOf(record) !== 's3')
}

/** The checks that never got an answer from S3. */
export function cutOffFromS3(symptoms: readonly CheckRecord[]): readonly CheckRecord[] {
  return symptoms.filter((record) => networkFailed(record) && serviceOf(record) === 's3')
}

/** How far the connection came and what ended it, e.g. `tcp timeout`: the same words, the same obstacle. */
export function obstacle(record: CheckRecord): string {
  const { stage = 'http', code, timedOutAfterMs } = failure(record) ?? {}
  return `${stage} ${timedOutAfterMs === undefined ? code : 'timeout'}`
}

/** The hosts that were not reached, each once, e.g. `sts.eu-central-1.amazonaws.com:443`. */
export function hostsOf(records: readonly CheckRecord[]): readonly string[] {
  const hosts = records.flatMap((record) => {
    const { host, port } = failure(record) ?? {}
    if (host !== undefined) return port === undefined ? host : `${host}:${port}`
    return answerOf(record.outcome)?.endpoint ?? []
  })
  return [...new Set(hosts)]
}

/** One line per different obstacle: host, stage, what ended it, and how many more ended alike. */
export function connectionsSaid(records: readonly CheckRecord[], limit = 3): readonly string[] {
  const stopped = records.filter((record) => networkFailed(record))
  const lines = groupedBy(stopped, obstacle).map((alike) => {
    const [first, ...more] = hostsOf(alike)
    const others = more.length === 0 ? '' : `; ${counted(more.length, 'more host')} alike`
    return `The connection to ${first ?? 'the host'} ended at the stage ${ending(alike)}${others}.`
  })
  return lines.slice(0, limit)
}

function ending([record]: readonly CheckRecord[]): string {
  const { stage = 'http', code = '', message = '', timedOutAfterMs } = (record && failure(record)) ?? {}
  const why =
    timedOutAfterMs === undefined ? `${code}: ${message}` : `no answer within ${span(timedOutAfterMs / 1000)}`
  return `${STAGES[stage]}: ${why}`
}

const STAGES = {
  dns: 'DNS (looking up the name)',
  tcp: 'TCP (connecting)',
  proxy: 'proxy (asking the proxy for a tunnel)',
  tls: 'TLS (the certificate and the handshake)',
  http: 'HTTP (waiting for the answer)',
} as const
