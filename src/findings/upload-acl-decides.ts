import type { Evidence } from '../model/evidence.ts'
import type { PolicyFix } from '../model/finding.ts'
import type { Rule } from '../model/rule.ts'
import { objectArn } from '../policy/arn.ts'
import { grantDenied } from '../policy/grantDenied.ts'
import { headersInWords } from '../uploadHeaders.ts'
import { recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { fix, steps } from './clues/fix.ts'
import { partitionOf } from './clues/identity.ts'
import {
  ALLOW_WILL_NOT_HELP,
  bucketPolicyWith,
  permissionsToAdd,
  showBucketPolicies,
} from './clues/permissionFix.ts'
import { bucketsOf } from './clues/symptoms.ts'
import {
  clientsOf,
  type DecidedByHeaders,
  decidedByHeaders,
  proofOf,
  takenOnly,
} from './clues/uploadHeaders.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/** The access control list that goes with an upload, or the lack of one, is what is denied: proven by another upload. */
export const uploadAclDecides: Rule = {
  id: 'upload-acl-decides',
  cause: 'acl-or-object-ownership',
  diagnose(evidence, symptoms) {
    return decidedByHeaders(evidence, symptoms, 'acl').map((one) => {
      const { headers, denials, isExplicit } = one
      const buckets = bucketsOf(recordsOf(denials))
      const isWanted = wantsList(one)
      return denialDiagnosis(evidence, symptoms, denials, {
        confidence: isExplicit ? 'certain' : 'likely',
        title: takenOnly(one),
        what: `${listed(clientsOf(denials))} may not write to the ${bucketsNamed(buckets)}; ${headersInWords(headers)} the same upload gets past the policy.`,
        why: [...awsSays(recordsOf(denials)), ...proofOf(one), ...(isExplicit ? [ALLOW_WILL_NOT_HELP] : [])],
        fix: fix(
          steps(...(isWanted ? demanded(one) : refused(one))),
          [...showBucketPolicies(buckets), ...(isWanted ? buckets.slice(0, 4).map(enforceOwner) : [])],
          isWanted || isExplicit ? [] : bothSides(evidence, one, buckets),
        ),
      })
    })
  },
}

function wantsList({ headers }: DecidedByHeaders): boolean {
  return headers.some(({ value }) => value !== undefined)
}

/** AWS is silent across organizations, where the bucket's side has to allow as well. */
function bothSides(
  evidence: Evidence,
  { denials }: DecidedByHeaders,
  buckets: readonly string[],
): readonly PolicyFix[] {
  const grant = (names: readonly string[]) =>
    grantDenied(
      names.map((name) => ({
        action: 's3:PutObjectAcl',
        resource: objectArn(partitionOf(evidence), name, '*'),
      })),
    )
  return [
    ...buckets.map((bucket) => bucketPolicyWith(evidence, bucket, grant([bucket]))),
    ...permissionsToAdd(evidence, grant(buckets), denials[0]?.principal),
  ]
}

/** Who sends a list can be told not to, or be allowed to. */
function refused(one: DecidedByHeaders): readonly string[] {
  return [
    ...(one.isExplicit
      ? ['Take the Deny on s3:x-amz-acl or s3:PutObjectAcl out of the bucket policy (first command).']
      : ['Allow s3:PutObjectAcl beside s3:PutObject (below); across accounts in the bucket policy, too.']),
    ...sendNone(one).map((how) => `Or have the clients send no list: ${how}`),
  ]
}

/** Lists that a bucket demands make its owner the owner of what others write; a setting of the bucket does the same. */
function demanded(one: DecidedByHeaders): readonly string[] {
  return [
    'Take the Deny on s3:x-amz-acl out of the bucket policy (first command).',
    ...sendNone(one).map((how) => `Have the clients send no list at all: ${how}`),
    'Then let the owner of the bucket own every object in it without lists (last command). Clients that still send one are refused from then on; see acl-not-supported.',
    ...(clientsOf(one.denials).includes('registry')
      ? ['Or keep the policy, and have the registry send this list: objectacl: bucket-owner-full-control.']
      : []),
  ]
}

function sendNone({ denials }: DecidedByHeaders): readonly string[] {
  const clients = clientsOf(denials)
  return [
    ...(clients.includes('registry') ? ['objectownership: true in the storage Secret of the registry.'] : []),
    ...(clients.includes('rails') ? ['a newer GitLab for Rails.'] : []),
  ]
}

function enforceOwner(bucket: string): string {
  return `aws s3api put-bucket-ownership-controls --bucket ${bucket} --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'`
}
