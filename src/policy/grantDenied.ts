import type { PolicyStatement } from '../model/finding.ts'
import { bucketArn, objectArn, parseS3Arn } from './arn.ts'
import { groupedStatements, type Permission } from './groupedStatements.ts'
import { isS3Operation, permissionsFor, s3LevelOf } from './s3Actions.ts'

/**
 * The statements to add so that what AWS denied is allowed: as few as possible, and on the right kind of
 * resource. A denial names one object, but GitLab needs all of the bucket, so actions on objects are given
 * `bucket/*`, and actions on the bucket the bucket itself.
 *
 * @param denied - Action and resource as AWS named them. AWS sometimes names the operation where the action
 *   belongs (`s3:CopyObject`, S3 User Guide "Troubleshoot access denied"): then the actions it stands for.
 */
export function grantDenied(denied: readonly Permission[]): readonly PolicyStatement[] {
  return groupedStatements(denied.flatMap(toGrants))
}

function toGrants({ action, resource }: Permission): readonly Permission[] {
  const [service, name = ''] = action.split(':')
  if (service !== 's3') return [{ action, resource }]
  const actions =
    s3LevelOf(action) === undefined && isS3Operation(name)
      ? permissionsFor(name).map((permission) => permission.action)
      : [action]
  return actions.map((each) => ({ action: each, resource: widened(each, resource) }))
}

function widened(action: string, resource: string): string {
  const named = parseS3Arn(resource)
  const level = s3LevelOf(action)
  if (named === undefined || level === undefined) return resource
  const { partition, bucket } = named
  return level === 'bucket' ? bucketArn(partition, bucket) : objectArn(partition, bucket, '*')
}
