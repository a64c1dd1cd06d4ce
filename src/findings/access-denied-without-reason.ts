import { answerOf, bucketFacts } from '../evidence.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { isWithoutReason } from '../policy/accessDenied.ts'
import { grantDenied } from '../policy/grantDenied.ts'
import { actionsDenied, type BucketDenial, denialsIn, permissionsDenied, recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix, steps } from './clues/fix.ts'
import { callerAccount } from './clues/identity.ts'
import { probesSay } from './clues/missingAllow.ts'
import { permissionsToAdd, showPolicies } from './clues/permissionFix.ts'
import { actionsAllowed, alike } from './clues/probeMatrix.ts'
import { bucketsOf } from './clues/symptoms.ts'
import { headersTried } from './clues/uploadHeaders.ts'
import { endpointSays } from './clues/vpcEndpoint.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/** A bare "Access Denied": all that remains is to rank what fits the pattern of the probes. */
export const accessDeniedWithoutReason: Rule = {
  id: 'access-denied-without-reason',
  cause: 'other',
  diagnose(evidence, symptoms) {
    return alike(denialsIn(symptoms).filter(isWithoutReason)).map((denials) => {
      const buckets = bucketsOf(recordsOf(denials))
      const actions = listed(actionsDenied(denials))
      const everything = denials.every(({ bucket }) => actionsAllowed(evidence, bucket).length === 0)
      return denialDiagnosis(evidence, symptoms, denials, {
        confidence: 'possible',
        title: everything
          ? 'Every access is denied, and AWS does not say why'
          : `${actions} denied, and AWS does not say why`,
        what: `${actions} on the ${bucketsNamed(buckets)} ended in a bare "Access Denied".`,
        why: [
          ...awsSays(recordsOf(denials)),
          probesSay(evidence, denials),
          ...serverOf(denials),
          ...endpointSays(evidence, buckets),
          ...headersTried(evidence, denials),
          ...ownerSays(evidence, denials),
          'AWS gives no reason for buckets outside the organization of the role, for some VPC endpoint policies and for directory buckets.',
        ],
        fix: fix(
          `In this order:\n${steps(...reasons(evidence, denials, everything))}`,
          [
            ...buckets
              .slice(0, 3)
              .map(
                (bucket) =>
                  `aws s3api head-bucket --bucket ${bucket} --expected-bucket-owner ${callerAccount(evidence) ?? '<ACCOUNT>'}`,
              ),
            ...showPolicies(evidence, denials[0]?.principal),
          ],
          permissionsToAdd(
            evidence,
            grantDenied(permissionsDenied(evidence, denials)),
            denials[0]?.principal,
          ),
        ),
      })
    })
  },
}

function reasons(
  evidence: Evidence,
  denials: readonly BucketDenial[],
  everything: boolean,
): readonly string[] {
  if (everything) {
    const endpoint = 'The policy of the VPC endpoint for S3 does not let the bucket through.'
    const isThrough = endpointSays(evidence, bucketsOf(recordsOf(denials))).length > 0
    return [
      ...(isThrough ? [endpoint] : []),
      `The bucket is not in account ${callerAccount(evidence) ?? 'of the role'} (first command): then its bucket policy must allow the role too.`,
      'The role has no policy that allows these buckets.',
      ...(isThrough ? [] : [endpoint]),
      'The bucket policy lets in requests from certain networks or organizations only.',
    ]
  }
  const actions = actionsDenied(denials)
  const writing = actions.includes('s3:PutObject')
  return [
    `The role's policy (and, across accounts, the bucket policy) does not allow ${listed(actions)}.`,
    ...(writing
      ? [
          'The bucket is encrypted with a KMS key that the role may not use (kms:GenerateDataKey, kms:Decrypt).',
          headersTried(evidence, denials).length === 0
            ? 'The bucket policy wants an encryption header or an access control list with each upload.'
            : 'The bucket policy wants a certain key with each upload (s3:x-amz-server-side-encryption-aws-kms-key-id).',
        ]
      : []),
    ...(actions.includes('s3:GetObject')
      ? [
          'The object belongs to another account, or is encrypted with a KMS key that the role may not use (kms:Decrypt).',
        ]
      : []),
    ...(actions.some((action) => /Delete/.test(action))
      ? ['Object Lock or MFA delete protects the objects.']
      : []),
  ]
}

/** Whose the bucket is, where the check of it came to an answer. */
function ownerSays(evidence: Evidence, denials: readonly BucketDenial[]): readonly string[] {
  const own = denials.filter(
    ({ bucket, via }) => bucketFacts(evidence, bucket, 's3-bucket-owner', via).isOwner === true,
  )
  return own.length < denials.length
    ? []
    : ["Tried: the bucket belongs to the identity's own account, where the role's policy alone can allow it."]
}

/** A server that is not Amazon's gives no reasons either. */
function serverOf(denials: readonly BucketDenial[]): readonly string[] {
  const servers = new Set(recordsOf(denials).flatMap(({ outcome }) => answerOf(outcome)?.server ?? []))
  servers.delete('AmazonS3')
  return [...servers].map((server) => `The server calls itself ${server}: this is not Amazon S3.`)
}
