import type { Evidence } from '../model/evidence.ts'
import type { PolicyStatement } from '../model/finding.ts'
import type { Rule } from '../model/rule.ts'
import { actionsDenied, type BucketDenial, denialsIn, recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix, toAdd } from './clues/fix.ts'
import { groupedBy } from './clues/grouped.ts'
import { accountIn, attachableTo, callerAccount, callerArn, intendedRoleArn } from './clues/identity.ts'
import { ALLOW_WILL_NOT_HELP, permissionsToAdd, putPolicy } from './clues/permissionFix.ts'
import { bucketsOf, failure, type Words } from './clues/symptoms.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/** S3's older words for a key that cannot be used; newer answers name the kms action. */
const CANNOT_USE_KEY = /ciphertext refers to a customer master key/i

/**
 * S3 allows the request, the key that encrypts the bucket does not. Writing needs kms:GenerateDataKey, reading
 * and multipart uploads kms:Decrypt (Amazon S3 User Guide, "Troubleshoot access denied", AWS KMS).
 */
export const kmsPermissionMissing: Rule = {
  id: 'kms-permission-missing',
  cause: 'kms-permission',
  diagnose(evidence, symptoms) {
    const denied = denialsIn(symptoms).filter(isAboutKey)
    // A missing Allow in the role's policy is one cause for all keys; a key policy is each key's own.
    const place = ({ layer, effect, resource }: BucketDenial) =>
      layer === 'identity' ? `${layer} ${effect}` : `${resource}`
    return groupedBy(denied, place).map((denials) =>
      denialDiagnosis(evidence, symptoms, denials, words(evidence, denials)),
    )
  },
}

function isAboutKey({ action, record }: BucketDenial): boolean {
  return action?.startsWith('kms:') === true || CANNOT_USE_KEY.test(failure(record)?.message ?? '')
}

function words(evidence: Evidence, denials: readonly BucketDenial[]): Words {
  const keys = [...new Set(denials.flatMap(({ resource }) => (resource?.includes(':kms:') ? resource : [])))]
  const [first] = denials
  const kms = actionsDenied(denials).filter((action) => action.startsWith('kms:'))
  const buckets = bucketsNamed(bucketsOf(recordsOf(denials)))
  const foreign = keys.some((key) => accountIn(key) !== callerAccount(evidence))
  return {
    confidence: first?.layer === undefined ? 'likely' : 'certain',
    title: 'The role may not use the KMS key of the bucket',
    what: `${listed(kms) || 'Using the key'} ${kms.length > 1 ? 'are' : 'is'} not allowed on ${listed(keys) || 'the key that encrypts the bucket'}, so S3 cannot read or write encrypted objects in the ${buckets}.`,
    why: [
      ...awsSays(recordsOf(denials)),
      'S3 itself allows the request: it is the key that refuses. Writing needs kms:GenerateDataKey, reading and multipart uploads kms:Decrypt.',
      ...(foreign
        ? [
            "The key is in another account: both its key policy and the role's policy must allow it, and the AWS managed key aws/s3 cannot be used across accounts.",
          ]
        : []),
    ],
    fix: fixFor(evidence, first, keys, foreign),
  }
}

function fixFor(
  evidence: Evidence,
  first: BucketDenial | undefined,
  keys: readonly string[],
  foreign: boolean,
) {
  const key = keys[0] ?? '<KEY ARN>'
  const role = intendedRoleArn(evidence) ?? first?.principal ?? callerArn(evidence) ?? '<ROLE ARN>'
  const inKeyPolicy = toAdd('key', key, [{ Sid: 'GitLab', Principal: { AWS: role }, ...allow('*') }])
  const inRole = permissionsToAdd(evidence, [allow(keys.length > 1 ? keys : key)], first?.principal)
  const keyPolicyCommands = [
    `aws kms get-key-policy --key-id ${key} --policy-name default --query Policy --output text`,
  ]
  if (first?.effect === 'explicit')
    return fix(`Change the Deny statement that AWS names. ${ALLOW_WILL_NOT_HELP}`, keyPolicyCommands)
  if (first?.layer === 'resource' || foreign) {
    return fix(
      "Add the first statement below to the key policy (keep the others), and see that the role's policy allows the same.",
      [...keyPolicyCommands, putPolicy(evidence, 'gitlab-kms', first?.principal)],
      [inKeyPolicy, ...inRole],
    )
  }
  return fix(
    `Save the document below as policy.json and attach it to ${attachableTo(evidence, first?.principal).name}. If the key policy does not leave decisions to IAM (no statement for the account's root), name the role there as well.`,
    [putPolicy(evidence, 'gitlab-kms', first?.principal), ...keyPolicyCommands],
    inRole,
  )
}

function allow(resource: string | readonly string[]): PolicyStatement {
  return { Effect: 'Allow', Action: ['kms:GenerateDataKey', 'kms:Decrypt'], Resource: resource }
}
