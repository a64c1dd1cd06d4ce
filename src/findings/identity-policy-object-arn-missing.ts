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

/** The policy names the bucket but not the objects in it: an object's ARN begins with the bucket's and a slash. */
export const identityPolicyObjectArnMissing: Rule = {
  id: 'identity-policy-object-arn-missing',
  cause: 'identity-policy-wrong-resource-arn',
  diagnose(evidence, symptoms) {
    const { denials, saidByAws } = missingAllow(evidence, symptoms, 'objects')
    if (denials.length === 0) return []
    const buckets = bucketsOf(recordsOf(denials))
    const principal = denials[0]?.principal
    const { name } = attachableTo(evidence, principal)
    return [
      denialDiagnosis(evidence, symptoms, denials, {
        confidence: saidByAws ? 'likely' : 'possible',
        title: 'The policy of the role allows the bucket but not the objects in it (no "/*")',
        what: `In the ${bucketsNamed(buckets)} listing is allowed and every operation on objects is denied.`,
        why: [
          ...awsSays(recordsOf(denials)),
          probesSay(evidence, denials),
          'That is the picture of a Resource without "/*": the ARN of a bucket does not cover its objects. The example of the EKS guide has this fault.',
          ...(saidByAws ? [] : [NO_REASON_GIVEN]),
        ],
        fix: fix(
          `Add arn:…:BUCKET/* to the Resource of the statement with s3:GetObject, s3:PutObject and s3:DeleteObject of ${name}, or save the document below as policy.json and attach it beside. ${ONE_REASON_AT_A_TIME}`,
          [...showPolicies(evidence, principal), putPolicy(evidence, 'gitlab-objects', principal)],
          permissionsToAdd(evidence, statementsFor(evidence, buckets, 'objects'), principal),
        ),
      }),
    ]
  },
}
