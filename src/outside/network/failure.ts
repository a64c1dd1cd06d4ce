import type { Failure } from '../../model/outcome.ts'
import { errorCode, errorMessage } from '../thrown.ts'
import type { Journey } from './journey.ts'

/** The failure of a connection, with the stage it had reached and the host it wanted. */
export function networkFailure(thrown: unknown, journey: Journey): Failure {
  return {
    origin: 'network',
    code: errorCode(thrown) ?? 'connection-failed',
    message: errorMessage(thrown),
    ...whereabouts(journey),
  }
}

/** A limit of ours ended the wait. */
export function timedOut(journey: Journey, limitMs: number): Failure {
  return {
    origin: 'network',
    code: 'timeout',
    message: `no ${wanted[journey.stage]} within ${limitMs} ms`,
    timedOutAfterMs: limitMs,
    ...whereabouts(journey),
  }
}

const wanted = {
  dns: 'answer from DNS',
  tcp: 'TCP connection',
  proxy: 'answer from the proxy',
  tls: 'TLS handshake',
  http: 'answer to the HTTP request',
} as const

function whereabouts({ stage, host, port, proxy }: Journey) {
  return { stage, host, port, ...(proxy === undefined ? {} : { proxy }) }
}
