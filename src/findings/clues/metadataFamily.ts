import { CREDENTIALS_CHECK } from '../../clientChecks.ts'
import { podFacts } from '../../evidence.ts'
import type { InstanceMetadata } from '../../model/credentials.ts'
import type { CheckRecord, Evidence } from '../../model/evidence.ts'
import { failure, isCheck } from './symptoms.ts'

/** What kube2iam or kiam answers in the place of the instance metadata service. */
export function metadataOf(evidence: Evidence): InstanceMetadata | undefined {
  const own = podFacts(evidence, 'credential-source').instance
  const { identities = [] } = podFacts(evidence, 'client-agreement')
  return own ?? identities.find(({ instance }) => instance !== undefined)?.instance
}

/**
 * The checks that failed because one of the two refused in these words, with all that failed for want of credentials.
 * Empty where the other one, or the service itself, answers.
 */
export function refusedBy(
  evidence: Evidence,
  symptoms: readonly CheckRecord[],
  kind: 'kube2iam' | 'kiam',
  words: RegExp,
): readonly CheckRecord[] {
  if (metadataOf(evidence)?.kind !== kind) return []
  const source = symptoms.filter(
    (record) => isCheck(record, 'credential-source') && words.test(failure(record)?.message ?? ''),
  )
  if (source.length === 0) return []
  const followed = symptoms.filter((record) =>
    isCheck(record, 'caller-identity', 'client-agreement', ...Object.values(CREDENTIALS_CHECK)),
  )
  return [...source, ...followed]
}

/** What was said at 169.254.169.254, in its own words. */
export function metadataSays(explained: readonly CheckRecord[]): readonly string[] {
  const [first] = explained
  return first === undefined ? [] : [`169.254.169.254 says: ${first.outcome.message}`]
}
