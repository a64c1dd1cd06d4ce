import type { CheckRecord } from '../../model/evidence.ts'
import { isDeniedOutside, stsDenial } from './stsDenials.ts'
import { failedWith, failure, isOfBucket } from './symptoms.ts'

/** The checks that STS refused because the role's trust policy (or the role) does not let the token in. */
export function failedToAssume(symptoms: readonly CheckRecord[]): readonly CheckRecord[] {
  return symptoms.filter(
    (record) =>
      stsDenial(record) !== undefined &&
      !isDeniedOutside(record) &&
      /not authorized to perform:? sts:AssumeRoleWithWebIdentity/i.test(failure(record)?.message ?? ''),
  )
}

/** The checks of STS that were refused with this code, in words that match. */
export function stsRefusals(symptoms: readonly CheckRecord[], code: string, words: RegExp = /(?:)/) {
  return symptoms.filter(
    (record) => !isOfBucket(record) && failedWith(record, code) && words.test(failure(record)?.message ?? ''),
  )
}
