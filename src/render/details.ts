import type { ReportCheck } from '../model/report.ts'
import type { Ink } from './ink.ts'
import { duration } from './numbers.ts'

/** What `-v` adds below a check: how long it took, AWS's request ids, and how to ask the same by hand. */
export function details(
  { status, durationMs, aws, command }: ReportCheck,
  column: number,
  ink: Ink,
): readonly string[] {
  if (!ink.style.verbose) return []
  const answer = aws?.httpStatus === undefined ? '' : `, HTTP ${aws.httpStatus} from ${aws.endpoint}`
  return [
    ...(status === 'skip' ? [] : [ink.verbatim(column, duration(durationMs) + answer)]),
    ...(aws?.requestId === undefined ? [] : [ink.verbatim(column, `request id ${aws.requestId}`)]),
    ...(aws?.extendedRequestId === undefined
      ? []
      : [ink.verbatim(column, `extended request id ${aws.extendedRequestId}`)]),
    ...(command === undefined ? [] : [ink.verbatim(column, command)]),
  ]
}
