import type { AwsAnswer, Failed, Failure, Outcome, Passed, Skipped, Warned } from '../model/outcome.ts'
import type { SkipReason } from '../model/words.ts'
import type { Answer } from '../outside/answer.ts'

/** Making outcomes. A check ends with one of these. */

export function passed<F>(message: string, facts: F, aws?: AwsAnswer): Passed<F> {
  return { status: 'pass', message, facts, ...(aws === undefined ? {} : { aws }) }
}

export function warned<F>(message: string, facts: F, failure: Failure, aws?: AwsAnswer): Warned<F> {
  return { status: 'warn', message, facts, failure, ...(aws === undefined ? {} : { aws }) }
}

export function failed<F>(message: string, failure: Failure, facts?: Partial<F>, aws?: AwsAnswer): Failed<F> {
  return {
    status: statusOf(failure),
    message,
    failure,
    ...(facts === undefined ? {} : { facts }),
    ...(aws === undefined ? {} : { aws }),
  }
}

export function skipped(reason: SkipReason, message: string, blockedBy: readonly string[] = []): Skipped {
  return { status: 'skip', message, skip: { reason, blockedBy } }
}

/** The pod itself is wrong: a file, a variable, a token. */
export function podFailure(code: string, message: string): Failure {
  return { origin: 'pod', code, message }
}

/** Turns an answer into an outcome; AWS's code and words become the message of a refusal. */
export function outcomeOf<T>(answer: Answer<T>, message: (value: T) => string): Outcome<T> {
  if (answer.ok) return passed(message(answer.value), answer.value, answer.aws)
  return failed(saidBy(answer.failure), answer.failure, undefined, answer.aws)
}

/** One line about a failure, for the list of checks; the whole of it stands with its finding. */
export function saidBy({ code, message, host, stage, origin }: Failure): string {
  if (origin === 'network') return `${stage ?? 'connection'} to ${host ?? 'an unknown host'}: ${message}`
  return `${code}: ${message}`
}

/** `fail` when AWS or the pod said no; `error` when the question could not be put or was not taken up. */
function statusOf({ origin, code }: Failure): 'fail' | 'error' {
  if (origin === 'network' || origin === 'doctor') return 'error'
  return tooBusy.test(code) ? 'error' : 'fail'
}

/** AWS did answer, but not to the question: throttling and server errors (SDK, service-error-classification). */
const tooBusy =
  /^(SlowDown|Throttling|ThrottlingException|ThrottledException|RequestThrottled|RequestThrottledException|BandwidthLimitExceeded|OperationAborted|TooManyRequestsException|RequestLimitExceeded|ServiceUnavailable|ServiceUnavailableException|InternalServerException|InternalError|InternalFailure|RequestTimeout|HTTP 5\d\d|HTTP 429)$/
