import type { Fix, PolicyFix, PolicyStatement } from '../../model/finding.ts'
import { bucketArn, objectArn } from '../../policy/arn.ts'
import { grantDenied } from '../../policy/grantDenied.ts'
import { isS3Operation, permissionsFor } from '../../policy/s3Actions.ts'
import type { Facts } from '../facts.ts'
import { partitionIn } from '../facts.ts'
import { attachableTo, bucketName } from './names.ts'

/** What AWS says it denied, as far as it may be pasted into a policy. */
const ACTION = /^[a-z0-9-]{2,40}:[A-Za-z0-9]{2,60}$/
const RESOURCE = /^arn:aws[\w-]*:[a-z0-9-]+:[a-z0-9-]*:\d{0,12}:[\w+=,.@/:*-]+$/

/** A policy that allows what was denied, or what the denied operation needs on the bucket that the text names. */
export function grant(facts: Facts, text: string): Fix {
  const policies = permissionsToAdd(facts)
  if (policies.length === 0) return showPolicies(facts, text)
  const { kind, name } = attachableTo(facts)
  return {
    text,
    commands: [
      `aws iam put-${kind}-policy --${kind}-name ${name} --policy-name gitlab-object-storage --policy-document file://policy.json`,
    ],
    policies,
  }
}

/** What the role or user has now. */
export function showPolicies(facts: Facts, text: string): Fix {
  const { kind, name } = attachableTo(facts)
  const commands = [
    `aws iam list-attached-${kind}-policies --${kind}-name ${name}`,
    `aws iam list-${kind}-policies --${kind}-name ${name}`,
  ]
  return { text, commands, policies: [] }
}

/** The statements that would allow what was denied; none where the text does not tell. */
export function statementsDenied(facts: Facts): readonly PolicyStatement[] {
  const denied = facts.errors.flatMap(({ action, resource, operation, code, httpStatus }) => {
    if (action !== undefined)
      return ACTION.test(action) && RESOURCE.test(resource ?? '')
        ? [{ action, resource: resource ?? '' }]
        : needed(facts, action.replace(/^s3:/, ''))
    const refused = code === 'AccessDenied' || (code === undefined && httpStatus === 403)
    return refused && operation !== undefined ? needed(facts, operation) : []
  })
  return grantDenied(denied)
}

function permissionsToAdd(facts: Facts): readonly PolicyFix[] {
  const Statement = statementsDenied(facts)
  return Statement.length === 0
    ? []
    : [
        {
          attachTo: 'role-permissions',
          name: attachableTo(facts).name,
          mode: 'add',
          document: { Version: '2012-10-17', Statement },
        },
      ]
}

/** What an operation needs, on the bucket of the text. */
function needed(facts: Facts, operation: string) {
  if (!isS3Operation(operation)) return []
  const partition = partitionIn(facts)
  const bucket = bucketName(facts)
  return permissionsFor(operation).map(({ action, on }) => ({
    action,
    resource: on === 'bucket' ? bucketArn(partition, bucket) : objectArn(partition, bucket, '*'),
  }))
}

/** The key that AWS names, for a statement in a policy. */
export function keyNamed(facts: Facts): string {
  return facts.arns.find((arn) => arn.includes(':kms:') && RESOURCE.test(arn)) ?? '<KEY ARN>'
}
