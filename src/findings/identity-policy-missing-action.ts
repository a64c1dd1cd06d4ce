import type { Rule } from '../model/rule.ts'
import { grantDenied } from '../policy/grantDenied.ts'
import { actionsDenied, denialsIn, permissionsDenied, recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix } from './clues/fix.ts'
import { attachableTo } from './clues/identity.ts'
import { probesSay } from './clues/missingAllow.ts'
import { ONE_REASON_AT_A_TIME, permissionsToAdd, putPolicy, showPolicies } from './clues/permissionFix.ts'
import { alike, shaped, withShape } from './clues/probeMatrix.ts'
import { bucketsOf } from './clues/symptoms.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/** Single actions are missing; buckets that lack the same actions are one finding. */
export const identityPolicyMissingAction: Rule = {
  id: 'identity-policy-missing-action',
  cause: 'identity-policy-missing-action',
  diagnose(evidence, symptoms) {
    const denied = denialsIn(symptoms).filter(
      ({ layer, effect }) => layer === 'identity' && effect === 'implicit',
    )
    return alike(denied).map((denials) => {
      const principal = denials[0]?.principal
      const { kind, name } = attachableTo(evidence, principal)
      const actions = listed(actionsDenied(denials))
      return denialDiagnosis(evidence, symptoms, denials, {
        confidence: 'certain',
        title: `The policy of the ${kind} ${name} lacks ${actions}`,
        what: `${actions} on the ${bucketsNamed(bucketsOf(recordsOf(denials)))} ${actionsDenied(denials).length === 1 ? 'is' : 'are'} not allowed to ${name}.`,
        why: [
          ...awsSays(recordsOf(denials)),
          probesSay(evidence, denials),
          ...(withShape(shaped(evidence, denials), 'objects-perhaps').length === 0
            ? []
            : [PERHAPS_THE_RESOURCE]),
          ...PURPOSE.filter(([action]) => actionsDenied(denials).includes(action)).map(([, why]) => why),
        ],
        fix: fix(
          `Save the document below as policy.json and attach it to ${name}, or add the actions to the statement that is there. ${ONE_REASON_AT_A_TIME}`,
          [putPolicy(evidence, 'gitlab-missing-actions', principal), ...showPolicies(evidence, principal)],
          permissionsToAdd(evidence, grantDenied(permissionsDenied(evidence, denials)), principal),
        ),
      })
    })
  },
}

const PERHAPS_THE_RESOURCE =
  'No operation on objects worked there and no other could be tried, so the Resource may lack "/*" altogether; the statement below cures that for this action.'

/** What GitLab does with it. */
const PURPOSE = [
  [
    's3:DeleteObject',
    'GitLab deletes expired artifacts, replaced uploads, old packages and temporary files.',
  ],
  [
    's3:AbortMultipartUpload',
    'Without s3:AbortMultipartUpload, parts of failed uploads stay and are paid for.',
  ],
  [
    's3:PutObjectAcl',
    'The request carried an access control list (x-amz-acl), which needs s3:PutObjectAcl beside s3:PutObject.',
  ],
  [
    's3:ListBucket',
    'Without s3:ListBucket a missing object looks like a forbidden one (403 instead of 404).',
  ],
] as const
