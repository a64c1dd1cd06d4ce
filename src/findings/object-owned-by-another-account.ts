import { bucketFacts } from '../evidence.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { isWithoutReason } from '../policy/accessDenied.ts'
import { type BucketDenial, denialsIn, recordsOf } from './clues/denials.ts'
import { fix, steps } from './clues/fix.ts'
import { actionsAllowed } from './clues/probeMatrix.ts'
import { bucketsOf, diagnosisOf, isCheck } from './clues/symptoms.ts'
import { awsSays, bucketsNamed } from './clues/words.ts'

/**
 * Objects keep belonging to the account that wrote them unless the bucket enforces its owner, and the bucket's
 * policies do not reach them (Amazon S3 User Guide, "Controlling ownership of objects").
 */
export const objectOwnedByAnotherAccount: Rule = {
  id: 'object-owned-by-another-account',
  cause: 'cross-account-ownership',
  diagnose(evidence, symptoms) {
    const denials = denialsIn(symptoms).filter((denial) => isOfOldObject(evidence, denial))
    const buckets = bucketsOf(recordsOf(denials))
    return diagnosisOf(recordsOf(denials), () => ({
      confidence: 'likely',
      title: 'An object that was in the bucket before belongs to another account',
      what: `In the ${bucketsNamed(buckets)} the role reads what it writes itself, and may not read an object that was there before.`,
      why: [
        ...awsSays(recordsOf(denials)),
        'Deduced: s3:GetObject is allowed, for the object of this run was read or copied. What differs is the object: who wrote it, or the key that encrypts it.',
      ],
      fix: fix(
        steps(
          'Look whose it is and how it is encrypted (first two commands, as an administrator of the account that wrote it).',
          'If it belongs to another account, let the bucket enforce its owner (third command): it then owns every object in it, and access control lists no longer count. Clients that send such a list fail from then on (see acl-not-supported).',
          'If it is encrypted with another key, let the role use that key (kms:Decrypt).',
        ),
        buckets
          .slice(0, 3)
          .flatMap((bucket) => [
            `aws s3api get-object-acl --bucket ${bucket} --key <KEY>`,
            `aws s3api head-object --bucket ${bucket} --key <KEY> --query '[ServerSideEncryption,SSEKMSKeyId]'`,
            `aws s3api put-bucket-ownership-controls --bucket ${bucket} --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'`,
          ]),
        [],
        buckets.map((name) => ({
          kind: 'bucket-ownership' as const,
          name,
          ownership: 'BucketOwnerEnforced' as const,
        })),
      ),
    }))
  },
}

function isOfOldObject(evidence: Evidence, denial: BucketDenial): boolean {
  const { record, bucket, via } = denial
  if (!isCheck(record, 's3-read') || !isWithoutReason(denial)) return false
  const { of, probeRead } = bucketFacts(evidence, bucket, 's3-read', via)
  const mayRead = probeRead === true || actionsAllowed(evidence, bucket, via).includes('s3:GetObject')
  return of === 'existing-object' && mayRead
}
