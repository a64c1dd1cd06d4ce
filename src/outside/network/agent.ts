import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Connector } from './connector.ts'
import { currentJourney } from './journey.ts'
import type { Waiting } from './waiting.ts'

interface Wanted {
  readonly host?: string | null | undefined
  readonly port?: string | number | null | undefined
}
type Done = (error: Error | null, stream: Duplex) => void

/** Node's own agents, pooling and reusing as ever, with connections that our connector opens. */
export function agentsOver(connector: Connector, waiting: Waiting): { http: HttpAgent; https: HttpsAgent } {
  const open = (wanted: Wanted, secure: boolean, done: Done) => {
    const host = wanted.host ?? 'localhost'
    const port = Number(wanted.port ?? (secure ? 443 : 80))
    const ready = secure ? waiting.take(host, port) : undefined
    const journey = currentJourney() ?? { stage: 'dns', host, port, signal: new AbortController().signal }
    journey.host = host
    journey.port = port
    if (ready !== undefined) {
      journey.stage = 'http'
      return done(null, ready)
    }
    connector.open(journey, secure).then(
      ({ socket }) => done(null, socket),
      // Node ignores the stream when there is an error; its types want one all the same.
      (error) => done(error instanceof Error ? error : new Error(String(error)), new Socket()),
    )
  }
  class ConnectingHttpsAgent extends HttpsAgent {
    override createConnection(wanted: Wanted, done: Done = () => {}): undefined {
      open(wanted, true, done)
    }
  }
  class ConnectingHttpAgent extends HttpAgent {
    override createConnection(wanted: Wanted, done: Done = () => {}): undefined {
      open(wanted, false, done)
    }
  }
  return {
    http: new ConnectingHttpAgent({ keepAlive: true }),
    https: new ConnectingHttpsAgent({ keepAlive: true }),
  }
}
