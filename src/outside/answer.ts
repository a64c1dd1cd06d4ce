import type { AwsAnswer, Failure } from '../model/outcome.ts'

/** What came back from the world: a value or a failure, never a throw. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly aws?: AwsAnswer }
  | { readonly ok: false; readonly failure: Failure; readonly aws?: AwsAnswer }

export function refused(failure: Failure, aws?: AwsAnswer): { ok: false; failure: Failure; aws?: AwsAnswer } {
  return aws === undefined ? { ok: false, failure } : { ok: false, failure, aws }
}
