import { answerOf } from '../../evidence.ts'
import type { CheckRecord } from '../../model/evidence.ts'
import { failure, isCheck, networkFailed, serviceOf } from './symptoms.ts'
import { span } from './words.ts'

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

/** One line per different obstacle: host, stage, what ended it. */
export function connectionsSaid(records: readonly CheckRecord[], limit = 3): readonly string[] {
  const lines = new Set(
    records
      .filter((record) => networkFailed(record))
      .map((record) => {
        const { stage = 'http', code, message, timedOutAfterMs } = failure(record) ?? {}
        const [host = 'the host'] = hostsOf([record])
        const ended =
          timedOutAfterMs === undefined
            ? `${code}: ${message}`
            : `no answer within ${span(timedOutAfterMs / 1000)}`
        return `The connection to ${host} ended at the stage ${STAGES[stage]}: ${ended}`
      }),
  )
  return [...lines].slice(0, limit)
}

const STAGES = {
  dns: 'DNS (looking up the name)',
  tcp: 'TCP (connecting)',
  proxy: 'proxy (asking the proxy for a tunnel)',
  tls: 'TLS (the certificate and the handshake)',
  http: 'HTTP (waiting for the answer)',
} as const

/** The checks that tell of the clients' own STS hosts, when every host that failed did so in this way. */
export function endpointsThatFailed(
  symptoms: readonly CheckRecord[],
  hosts: readonly { readonly status: string; readonly code?: string }[],
  alike: (code: string) => boolean,
): readonly CheckRecord[] {
  const failed = hosts.filter(({ status }) => status !== 'pass')
  const same = failed.length > 0 && failed.every(({ code }) => code !== undefined && alike(code))
  return same ? symptoms.filter((record) => isCheck(record, 'sts-endpoints')) : []
}
