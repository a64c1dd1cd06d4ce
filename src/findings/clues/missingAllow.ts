import type { CheckRecord, Evidence } from '../../model/evidence.ts'
import { isWithoutReason } from '../../policy/accessDenied.ts'
import { actionsDenied, type BucketDenial, denialsIn } from './denials.ts'
import { actionsAllowed, type Shape, shaped, withShape } from './probeMatrix.ts'

/**
 * The denials that have this shape and for which the role's own policies lack the Allow: AWS says so, or it
 * gives no reason and the pattern of the probes says so.
 */
export function missingAllow(
  evidence: Evidence,
  symptoms: readonly CheckRecord[],
  shape: Shape,
): { readonly denials: readonly BucketDenial[]; readonly saidByAws: boolean } {
  const denied = denialsIn(symptoms)
  const identity = denied.filter(({ layer, effect }) => layer === 'identity' && effect === 'implicit')
  const said = withShape(shaped(evidence, identity), shape)
  // Without a reason only the two shapes speak for themselves that no other policy is likely to draw.
  const telling = shape === 'objects' || shape === 'listing'
  const silent = telling ? withShape(shaped(evidence, denied.filter(isWithoutReason)), shape) : []
  const withReason = new Set(said.map(({ bucket }) => bucket))
  return { denials: [...said, ...silent], saidByAws: silent.every(({ bucket }) => withReason.has(bucket)) }
}

/** What was seen in the probes of these buckets, as one sentence. */
export function probesSay(evidence: Evidence, denials: readonly BucketDenial[]): string {
  const allowed = [...new Set(denials.flatMap(({ bucket }) => actionsAllowed(evidence, bucket)))]
  const works = allowed.length === 0 ? 'nothing is allowed' : `allowed are ${allowed.join(', ')}`
  return `Deduced from the probes: denied are ${actionsDenied(denials).join(', ')}; ${works}.`
}

/** Why a guess is only a guess. */
export const NO_REASON_GIVEN =
  'AWS gave no reason, which it leaves out across organizations and for some endpoints; so the bucket policy may lack the Allow as well.'
