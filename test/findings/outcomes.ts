import type { AwsAnswer, Failed, Failure, Passed, Skipped, Warned } from '../../src/model/outcome.ts'
import type { SkipReason, Stage } from '../../src/model/words.ts'

/** How a check ended, said briefly. */

export function passed<F>(facts: F, message = 'as it should be'): Passed<F> {
  return { status: 'pass', message, facts }
}

/** It works, but …; `code` is a word of ours. */
export function warned<F>(facts: F, code: string, message = code): Warned<F> {
  return { status: 'warn', message, facts, failure: { origin: 'pod', code, message } }
}

/** It works, but AWS refused a part of it. */
export function warnedByAws<F>(facts: F, code: string, message: string, operation = 'GetObject'): Warned<F> {
  const { failure, aws } = refused(code, message, { operation })
  return { status: 'warn', message, facts, failure, ...(aws && { aws }) }
}

/** The pod's own files or variables said no. */
export function failedInPod<F = never>(
  code: string,
  message = code,
  facts?: Partial<F>,
  details?: Failure['details'],
): Failed<F> {
  const failure: Failure = { origin: 'pod', code, message, ...(details && { details }) }
  return { status: 'fail', message, failure, ...(facts && { facts }) }
}

export interface Answer<F> {
  /** The service follows from it: STS for the operations on identities, else S3. */
  readonly operation?: string
  readonly httpStatus?: number
  readonly requestId?: string
  readonly details?: Readonly<Record<string, string>>
  readonly facts?: Partial<F>
}

/** AWS said no. */
export function refused<F = never>(code: string, message: string, answer: Answer<F> = {}): Failed<F> {
  const { operation = 'PutObject', httpStatus = 403, requestId = 'REQUEST1', details, facts } = answer
  const service = /Identity|Role/.test(operation) ? 'sts' : 's3'
  const endpoint = `${service}.eu-central-1.amazonaws.com`
  const aws: AwsAnswer = { service, operation, endpoint, httpStatus, code, message, requestId }
  const failure: Failure = { origin: 'aws', code, message, ...(details && { details }) }
  return { status: 'fail', message, failure, aws, ...(facts && { facts }) }
}

/** STS refused AssumeRoleWithWebIdentity. */
export function stsRefused<F = never>(code: string, message: string, httpStatus = 400): Failed<F> {
  return refused<F>(code, message, { operation: 'AssumeRoleWithWebIdentity', httpStatus })
}

export type Cut = Partial<Omit<Failure, 'origin' | 'stage' | 'code' | 'host'>>

/** The connection ended before an answer came. */
export function unreachable<F = never>(stage: Stage, code: string, host: string, rest: Cut = {}): Failed<F> {
  const message = rest.message ?? `${stage} to ${host} failed: ${code}`
  return {
    status: 'error',
    message,
    failure: { origin: 'network', stage, code, host, port: 443, ...rest, message },
  }
}

/** Not asked, because another check did not pass. */
export function skipped(blockedBy: string, reason: SkipReason = 'dependency-failed'): Skipped {
  return { status: 'skip', message: `needs ${blockedBy}`, skip: { reason, blockedBy: [blockedBy] } }
}
