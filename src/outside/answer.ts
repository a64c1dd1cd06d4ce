import type { AwsAnswer, Failure } from '../model/outcome.ts'

interface Heard {
  readonly aws?: AwsAnswer
  /** Set when an attempt of the request left whose answer never came: it may have been done, once more or after all. */
  readonly unheard?: true
}

export interface Refused extends Heard {
  readonly ok: false
  readonly failure: Failure
}

/** What came back from the world: a value or a failure, never a throw. */
export type Answer<T> = ({ readonly ok: true; readonly value: T } & Heard) | Refused

export function refused(failure: Failure, aws?: AwsAnswer): Refused {
  return aws === undefined ? { ok: false, failure } : { ok: false, failure, aws }
}
