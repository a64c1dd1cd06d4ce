import type { Evidence } from '../../model/evidence.ts'
import type { PolicyFix, PolicyStatement } from '../../model/finding.ts'
import { leastPrivilege } from '../../policy/leastPrivilege.ts'
import { toAdd } from './fix.ts'
import { attachableTo, callerArn, intendedRoleArn, partitionOf } from './identity.ts'

/** AWS names one reason even when several policies deny (Amazon S3 User Guide, "Troubleshoot access denied"). */
export const ONE_REASON_AT_A_TIME =
  'AWS names one reason at a time, so another may come to light afterwards: run the doctor again.'

/** An Allow elsewhere does not outweigh a Deny. */
export const ALLOW_WILL_NOT_HELP = 'An Allow will not help: a Deny wins over every Allow.'

/** The statements that GitLab needs for these buckets: on the buckets themselves, on their objects, or both. */
export function statementsFor(
  evidence: Evidence,
  buckets: readonly string[],
  level: 'bucket' | 'objects' | 'both' = 'both',
): readonly PolicyStatement[] {
  const uses = evidence.buckets
    .filter(({ target }) => buckets.includes(target.name))
    .flatMap(({ target }) => target.uses.map((use) => ({ use, bucket: target.name })))
  const { Statement } = leastPrivilege({ partition: partitionOf(evidence), buckets: uses })
  if (level === 'both') return Statement
  const sid = level === 'bucket' ? 'GitLabBuckets' : 'GitLabObjects'
  return Statement.filter(({ Sid }) => Sid?.startsWith(sid))
}

/** Statements to add to the permissions of whoever made the requests. */
export function permissionsToAdd(
  evidence: Evidence,
  statements: readonly PolicyStatement[],
  principal?: string,
): readonly PolicyFix[] {
  return statements.length === 0
    ? []
    : [toAdd('role-permissions', attachableTo(evidence, principal).name, statements)]
}

/** Attaches a policy that was saved as policy.json, beside those that are there. */
export function putPolicy(evidence: Evidence, policyName: string, principal?: string): string {
  const { kind, name } = attachableTo(evidence, principal)
  return `aws iam put-${kind}-policy --${kind}-name ${name} --policy-name ${policyName} --policy-document file://policy.json`
}

/** Lists what the role or user has now. */
export function showPolicies(evidence: Evidence, principal?: string): readonly string[] {
  const { kind, name } = attachableTo(evidence, principal)
  return [
    `aws iam list-attached-${kind}-policies --${kind}-name ${name}`,
    `aws iam list-${kind}-policies --${kind}-name ${name}`,
  ]
}

/** Prints the document of a managed policy. */
export function showManagedPolicy(arn: string): string {
  return `aws iam get-policy-version --policy-arn ${arn} --version-id "$(aws iam get-policy --policy-arn ${arn} --query Policy.DefaultVersionId --output text)" --query PolicyVersion.Document`
}

/** Prints the bucket policies. */
export function showBucketPolicies(buckets: readonly string[]): readonly string[] {
  return buckets
    .slice(0, 4)
    .map((bucket) => `aws s3api get-bucket-policy --bucket ${bucket} --query Policy --output text`)
}

/** The statements for a bucket policy that lets the role in: the same, with the role as Principal. */
export function bucketPolicyToAdd(evidence: Evidence, bucket: string): PolicyFix {
  return bucketPolicyWith(evidence, bucket, statementsFor(evidence, [bucket]))
}

/** Statements for a bucket policy, made out to the role. */
export function bucketPolicyWith(
  evidence: Evidence,
  bucket: string,
  statements: readonly PolicyStatement[],
): PolicyFix {
  const AWS = intendedRoleArn(evidence) ?? callerArn(evidence) ?? '<ROLE ARN>'
  return toAdd(
    'bucket',
    bucket,
    statements.map((statement) => ({ ...statement, Principal: { AWS } })),
  )
}
