import type { Rule } from '../model/rule.ts'
import { recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix } from './clues/fix.ts'
import { attachableTo } from './clues/identity.ts'
import { missingAllow, NO_REASON_GIVEN, probesSay } from './clues/missingAllow.ts'
import {
  ONE_REASON_AT_A_TIME,
  permissionsToAdd,
  putPolicy,
  showPolicies,
  statementsFor,
} from './clues/permissionFix.ts'
import { bucketsOf } from './clues/symptoms.ts'
import { awsSays, bucketsNamed } from './clues/words.ts'

/** The policy names the objects but not the bucket; listing is an action on the bucket. */
export const identityPolicyBucketArnMissing: Rule = {
  id: 'identity-policy-bucket-arn-missing',
  cause: 'identity-policy-wrong-resource-arn',
  diagnose(evidence, symptoms) {
    const { denials, saidByAws } = missingAllow(evidence, symptoms, 'listing')
    if (denials.length === 0) return []
    const buckets = bucketsOf(recordsOf(denials))
    const principal = denials[0]?.principal
    const { name } = attachableTo(evidence, principal)
    return [
      denialDiagnosis(evidence, symptoms, denials, {
        confidence: saidByAws ? 'likely' : 'possible',
        title: 'The policy of the role allows the objects but not the bucket itself',
        what: `In the ${bucketsNamed(buckets)} objects can be used and listing is denied.`,
        why: [
          ...awsSays(recordsOf(denials)),
          probesSay(evidence, denials),
          's3:ListBucket is an action on the bucket: it needs the ARN without "/*". With it missing, S3 also answers 403 instead of 404 for an object that does not exist, which GitLab takes for an error.',
          ...(saidByAws ? [] : [NO_REASON_GIVEN]),
        ],
        fix: fix(
          `Add a statement with s3:ListBucket on arn:…:BUCKET (no "/*") to the policies of ${name}: save the document below as policy.json and attach it. ${ONE_REASON_AT_A_TIME}`,
          [...showPolicies(evidence, principal), putPolicy(evidence, 'gitlab-list-buckets', principal)],
          permissionsToAdd(evidence, statementsFor(evidence, buckets, 'bucket'), principal),
        ),
      }),
    ]
  },
}
