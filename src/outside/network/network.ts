import type { Agent as HttpAgent } from 'node:http'
import type { Agent as HttpsAgent } from 'node:https'
import ipaddr from 'ipaddr.js'
import type { Reached } from '../../model/reached.ts'
import { type Answer, refused } from '../answer.ts'
import { agentsOver } from './agent.ts'
import { Connector, type ConnectorSettings } from './connector.ts'
import { networkFailure, timedOut } from './failure.ts'
import { type Journey, travel } from './journey.ts'
import { parseProxy, withoutPassword } from './proxies.ts'
import { Waiting } from './waiting.ts'

export interface NetworkSettings extends ConnectorSettings {
  readonly requestMs: number
  /** Aborted when the run is interrupted or its time is over. */
  readonly stop: AbortSignal
  /** How long a write that is under way may go on after that, in milliseconds. */
  readonly graceMs: number
}

export interface Manner<T> {
  /** Turns what was thrown into AWS's own answer, if AWS did answer. */
  readonly answered?: (thrown: unknown, journey: Journey) => Answer<T> | undefined
  /** True for requests that must come to their end although the run stops: writes, and clean-up. */
  readonly outlastStop?: boolean
  /** A shorter limit than the run's own for one request, in milliseconds. */
  readonly limitMs?: number
}

/** The pod's way to the network: opening connections, and a limit with a named stage around every request. */
export class Network {
  readonly agents: { readonly http: HttpAgent; readonly https: HttpsAgent }
  readonly #connector: Connector
  readonly #waiting = new Waiting()
  readonly #settings: NetworkSettings
  readonly #graceOver = new AbortController()

  constructor(settings: NetworkSettings) {
    this.#settings = settings
    const { stop, graceMs } = settings
    const over = () => {
      setTimeout(() => this.#graceOver.abort(new Error('the run has ended')), graceMs).unref()
    }
    stop.addEventListener('abort', over, { once: true })
    this.#connector = new Connector(settings)
    this.agents = agentsOver(this.#connector, this.#waiting)
  }

  /** Opens a TLS connection to the host and keeps it for the first request there. */
  async reach(host: string, port = 443): Promise<Answer<Reached>> {
    return this.limited(host, port, async (journey) => {
      const { socket, address, stagesMs, proxy } = await this.#connector.open(journey, true)
      this.#waiting.put(host, port, socket)
      return {
        host,
        port,
        address,
        privateAddress: isPrivate(address),
        stagesMs,
        ...(proxy === undefined ? {} : { proxy }),
      }
    })
  }

  /** Opens more connections to a host that was reached, for the requests that will go there side by side. */
  warm(host: string, count: number, port = 443): void {
    for (let opened = 0; opened < count; opened++) void this.reach(host, port)
  }

  /**
   * Runs one request with its limit. A network error becomes a failure that names host and stage.
   */
  async limited<T>(
    host: string,
    port: number,
    request: (journey: Journey) => Promise<T>,
    { answered, outlastStop = false, limitMs: own = Number.POSITIVE_INFINITY }: Manner<T> = {},
  ): Promise<Answer<T>> {
    const { stop, requestMs } = this.#settings
    const limitMs = Math.min(own, requestMs)
    const limit = AbortSignal.timeout(limitMs)
    // What begins after the stop is cleaning up, which has a limit of its own.
    const end = !outlastStop ? stop : stop.aborted ? undefined : this.#graceOver.signal
    const signal = end === undefined ? limit : AbortSignal.any([limit, end])
    const journey: Journey = { stage: 'http', host, port, signal }
    const began = performance.now()
    try {
      return { ok: true, value: await travel(journey, () => request(journey)) }
    } catch (thrown) {
      const answer = answered?.(thrown, journey)
      if (answer !== undefined) return answer
      if (signal.aborted)
        return refused(timedOut(journey, limit.aborted ? limitMs : Math.round(performance.now() - began)))
      return refused(networkFailure(thrown, journey))
    }
  }

  /** The proxy that HTTPS requests to this host go through, without its password. */
  proxyFor(host: string): string | undefined {
    return this.#settings.proxies.forHost(host, 443, true)?.shown
  }

  /** A proxy variable's value without its password; undefined when it is unset or no URL. */
  shownProxy(value: string | undefined): string | undefined {
    const proxy = value === undefined || value === '' ? undefined : parseProxy(value)
    return proxy === undefined ? undefined : withoutPassword(proxy)
  }

  close(): void {
    this.#waiting.close()
    this.agents.http.destroy()
    this.agents.https.destroy()
  }
}

/** True for RFC 1918, RFC 6598 and unique local addresses: an interface VPC endpoint, or a proxy inside. */
function isPrivate(address: string): boolean {
  return (
    ipaddr.isValid(address) &&
    ['private', 'uniqueLocal', 'carrierGradeNat'].includes(ipaddr.process(address).range())
  )
}
