import type { Answer } from '../answer.ts'
import type { Exchange, Journey } from '../network/journey.ts'
import type { Manner, Network } from '../network/network.ts'
import { accepted, type Operation, refusal } from './answers.ts'
import type { Secrets } from './wallet.ts'

/** Where AWS's clock stood against ours, by the Date header of an answer. */
export interface ClockReading {
  readonly host: string
  readonly serverDate: string
  /** Positive when the pod's clock is ahead of AWS's. */
  readonly skewSeconds: number
}

export type Send<T> = (options: { abortSignal: AbortSignal }) => Promise<T>

/** Where questions to AWS go out and answers come in: one limit, one way of reading a refusal, for every operation. */
export class Desk {
  readonly network: Network
  readonly #secrets: Secrets
  readonly #readings: ClockReading[] = []
  constructor(network: Network, secrets: Secrets) {
    this.network = network
    this.#secrets = secrets
  }

  /**
   * Sends one request.
   * @returns the SDK's output when AWS itself answered with success; else the failure in AWS's or the network's words
   */
  async ask<T>(
    operation: Operation,
    host: string,
    send: Send<T>,
    manner: Omit<Manner<T>, 'answered'> = {},
  ): Promise<Answer<T>> {
    let underWay: Journey | undefined
    const answer = await this.network.limited<Answer<T>>(
      host,
      443,
      async (journey) => {
        underWay = journey
        const output = await send({ abortSignal: journey.signal })
        this.#read(journey.exchange)
        return accepted(operation, journey, output)
      },
      {
        ...manner,
        answered: (thrown, journey) => {
          this.#read(journey.exchange)
          return refusal(operation, journey, thrown, (text) => this.#secrets.hide(text))
        },
      },
    )
    const told = answer.ok ? answer.value : answer
    return wasUnheard(underWay) ? { ...told, unheard: true } : told
  }

  /** The first clock reading of the run; undefined while nobody has answered with a date. */
  clock(): ClockReading | undefined {
    return this.#readings[0]
  }

  #read(exchange: Exchange | undefined): void {
    const serverDate = exchange?.headers.date
    const server = Date.parse(serverDate ?? '')
    if (exchange === undefined || serverDate === undefined || Number.isNaN(server)) return
    // The header has whole seconds: half of one is the fair guess for what was cut off.
    const skewSeconds = Math.round((exchange.at - (server + 500)) / 100) / 10
    this.#readings.push({ host: exchange.host, serverDate, skewSeconds })
  }
}

function wasUnheard(journey: Journey | undefined): boolean {
  return (journey?.unheard ?? 0) > 0
}
