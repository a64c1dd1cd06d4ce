import type { Rule } from '../model/rule.ts'
import { type BucketDenial, denialsIn } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix } from './clues/fix.ts'
import { bucketsOf } from './clues/symptoms.ts'
import { awsSays, bucketsNamed } from './clues/words.ts'

/** S3 Block Public Access refuses a public ACL or policy, whoever asks. */
export const publicAccessBlocked: Rule = {
  id: 'public-access-blocked',
  cause: 'acl-or-object-ownership',
  diagnose(evidence, symptoms) {
    const blocked = denialsIn(symptoms).filter(isPublic)
    if (blocked.length === 0) return []
    const records = blocked.map(({ record }) => record)
    return [
      denialDiagnosis(evidence, symptoms, blocked, {
        confidence: 'certain',
        title: 'S3 Block Public Access refuses a public access control list',
        what: `The request for the ${bucketsNamed(bucketsOf(records))} asked for public access, which the bucket blocks.`,
        why: [...awsSays(records), 'GitLab needs no public objects: it hands out signed URLs.'],
        fix: fix(
          'Leave Block Public Access on. Have the client send no public ACL: objectacl: private (or none) in the registry storage, acl_public = False in .s3cfg.',
          bucketsOf(records)
            .slice(0, 4)
            .map((bucket) => `aws s3api get-public-access-block --bucket ${bucket}`),
        ),
      }),
    ]
  },
}

function isPublic({ setting }: BucketDenial): boolean {
  return setting === 'BlockPublicAcls' || setting === 'BlockPublicPolicy'
}
