import type { AwsAnswer, Failure } from '../model/outcome.ts'

export interface Refused {
  readonly ok: false
  readonly failure: Failure
  readonly aws?: AwsAnswer
}

/** What came back from the world: a value or a failure, never a throw. */
export type Answer<T> = { readonly ok: true; readonly value: T; readonly aws?: AwsAnswer } | Refused

export function refused(failure: Failure, aws?: AwsAnswer): Refused {
  return aws === undefined ? { ok: false, failure } : { ok: false, failure, aws }
}
