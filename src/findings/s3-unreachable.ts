import type { Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { letOut } from './clues/egress.ts'
import { groupedBy } from './clues/grouped.ts'
import { connectionsSaid, cutOffFromS3, hostsOf, obstacle } from './clues/network.ts'
import { bucketsOf, diagnosis } from './clues/symptoms.ts'
import { bucketsNamed, counted, listed } from './clues/words.ts'

const SLOW =
  'The connection could be opened before, so the way is not closed: an answer was lost or slow, or the time of --timeout was over.'

/** One obstacle is one finding, however many buckets are behind it. */
export const s3Unreachable: Rule = {
  id: 's3-unreachable',
  cause: 'network-s3-unreachable',
  diagnose(evidence, symptoms) {
    return groupedBy(cutOffFromS3(symptoms), obstacle).map((records) =>
      diagnosis(records, {
        ...(reachedBefore(evidence, bucketsOf(records))
          ? ({ confidence: 'likely', title: 'S3 was reached, but did not answer in time' } as const)
          : ({ confidence: 'certain', title: 'The pod does not reach S3' } as const)),
        what: `S3 at ${listed(hostsOf(records), 2)} did not answer for the ${bucketsNamed(bucketsOf(records))}.`,
        why: [
          ...connectionsSaid(records),
          ...(reachedBefore(evidence, bucketsOf(records))
            ? [SLOW]
            : othersAnswer(evidence, bucketsOf(records))),
          'This is a result of the network: AWS has refused nothing.',
        ],
        fix: letOut(evidence, records, 's3'),
      }),
    )
  },
}

/** Then it is no closed way, but one that loses or slows what goes over it, or the time of this run was over. */
function reachedBefore({ buckets }: Evidence, silent: readonly string[]): boolean {
  return buckets.some(
    ({ target, checks }) =>
      silent.includes(target.name) && ['pass', 'warn'].includes(checks['s3-endpoint']?.outcome.status ?? ''),
  )
}

function othersAnswer({ buckets }: Evidence, unreached: readonly string[]): readonly string[] {
  const reached = buckets.filter(
    ({ target, checks }) =>
      !unreached.includes(target.name) && checks['s3-endpoint']?.outcome.status === 'pass',
  )
  return reached.length === 0
    ? []
    : [`S3 answers for ${counted(reached.length, 'other bucket')}: the obstacle concerns these hosts only.`]
}
