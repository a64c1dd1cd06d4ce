import { AsyncLocalStorage } from 'node:async_hooks'
import type { Stage } from '../../model/words.ts'

/** What came back over HTTP, before anyone tried to understand the body. */
export interface Exchange {
  readonly host: string
  readonly httpStatus: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Our clock, in the middle between sending and receiving, as milliseconds since 1970. */
  readonly at: number
}

/**
 * One request on its way: where it is now, so that a limit that is hit can say which host and which stage.
 * The connector moves it on; it travels with the asynchronous call, since the SDK has no place to hand it through.
 */
export interface Journey {
  stage: Stage
  host: string
  port: number
  proxy?: string
  exchange?: Exchange
  /** Attempts that left and of which nobody can say what became of them. */
  unheard?: number
  readonly signal: AbortSignal
}

const current = new AsyncLocalStorage<Journey>()

export function travel<T>(journey: Journey, request: () => Promise<T>): Promise<T> {
  return current.run(journey, request)
}

export function currentJourney(): Journey | undefined {
  return current.getStore()
}
