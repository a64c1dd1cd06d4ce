import type { CheckRecord } from '../../model/evidence.ts'
import { readAccessDenied } from '../../policy/accessDenied.ts'
import { failedWith, failure, isCheck, isOfBucket } from './symptoms.ts'

/** The checks that say that the caller is not who was meant. */
export function identityMismatches(symptoms: readonly CheckRecord[]): readonly CheckRecord[] {
  return symptoms.filter((record) => isCheck(record, 'expected-role', 'not-node-role'))
}

/**
 * The denials of buckets that are to be expected when the wrong identity asks: another identity has other
 * policies. What an organization or a VPC endpoint denies, it denies to the right identity as well.
 */
export function deniedBecauseOfIdentity(symptoms: readonly CheckRecord[]): readonly CheckRecord[] {
  return symptoms.filter((record) => {
    if (!isOfBucket(record) || !failedWith(record, 'AccessDenied')) return false
    const { layer, setting } = readAccessDenied(failure(record)?.message ?? '')
    return setting === undefined && !(layer === 'scp' || layer === 'rcp' || layer === 'vpc-endpoint')
  })
}

/** The principals that AWS names in these denials, each once. */
export function principalsIn(denied: readonly CheckRecord[]): readonly string[] {
  const principals = denied.flatMap(
    (record) => readAccessDenied(failure(record)?.message ?? '').principal ?? [],
  )
  return [...new Set(principals)]
}
