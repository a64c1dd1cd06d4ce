import type { PolicyDocument, PolicyStatement } from '../model/finding.ts'
import type { Use } from '../model/words.ts'
import { bucketArn, objectArn } from './arn.ts'
import { type Actions, isBackedUp, PSEUDONYMIZER, RAILS, REGISTRY } from './gitlabNeeds.ts'
import { groupedStatements, type Permission } from './groupedStatements.ts'

export interface Needs {
  readonly partition: string
  readonly buckets: readonly { readonly use: Use; readonly bucket: string }[]
  /** The customer managed keys that encrypt the buckets. */
  readonly kmsKeyArns?: readonly string[]
  /**
   * The toolbox restores backups with s3cmd, which also copies access control lists between the data buckets
   * and the tmp bucket unless its `acl_public` is set (s3tools/s3cmd S3/S3.py).
   */
  readonly restoresWithS3cmd?: boolean
}

/** What is to be allowed in one bucket. */
export interface Grant {
  readonly bucket: string
  readonly actions: Actions
}

const OTHER_THAN_RAILS: Readonly<Partial<Record<Use, Actions>>> = {
  registry: REGISTRY,
  pseudonymizer: PSEUDONYMIZER,
}

/**
 * The smallest permission policy for one role that serves all these buckets, whichever component asks. A bucket
 * with several uses gets what each of them needs. Nothing is in it that no GitLab client calls or documents; s3cmd's
 * GetBucketLocation is left out, because s3cmd does without when it is refused.
 */
export function leastPrivilege(needs: Needs): PolicyDocument {
  const { partition, buckets, kmsKeyArns = [] } = needs
  const grants = buckets.map(({ use, bucket }) => ({ bucket, actions: actionsFor(use, needs) }))
  return granting(partition, grants, kmsKeyArns)
}

/** The document that grants this in as few statements as it takes, and the use of the keys. */
export function granting(
  partition: string,
  grants: readonly Grant[],
  kmsKeyArns: readonly string[],
): PolicyDocument {
  const onBuckets = grants.flatMap(({ bucket, actions }) =>
    permissions(actions.bucket, bucketArn(partition, bucket)),
  )
  const onObjects = grants.flatMap(({ bucket, actions }) =>
    permissions(actions.objects, objectArn(partition, bucket, '*')),
  )
  // GenerateDataKey to write; Decrypt to read and to complete a multipart upload (client-s3 PutObject,
  // CompleteMultipartUpload reference).
  const writes = grants.some(({ actions }) => actions.objects.includes('s3:PutObject'))
  const uses = writes ? ['kms:GenerateDataKey', 'kms:Decrypt'] : ['kms:Decrypt']
  const onKeys = kmsKeyArns.flatMap((arn) => permissions(uses, arn))
  return {
    Version: '2012-10-17',
    Statement: [
      ...named('GitLabBuckets', groupedStatements(onBuckets)),
      ...named('GitLabObjects', groupedStatements(onObjects)),
      ...named('GitLabKeys', groupedStatements(onKeys)),
    ],
  }
}

function actionsFor(use: Use, { restoresWithS3cmd = false }: Needs): Actions {
  const { bucket, objects } = OTHER_THAN_RAILS[use] ?? RAILS
  if (!restoresWithS3cmd) return { bucket, objects }
  if (use === 'tmp') return { bucket, objects: [...objects, 's3:PutObjectAcl'] }
  return isBackedUp(use) ? { bucket, objects: [...objects, 's3:GetObjectAcl'] } : { bucket, objects }
}

function permissions(actions: readonly string[], resource: string): readonly Permission[] {
  return actions.map((action) => ({ action, resource }))
}

/** A Sid for each: letters and digits, unique within the document. */
function named(sid: string, statements: readonly PolicyStatement[]): readonly PolicyStatement[] {
  return statements.map((statement, index) => ({
    Sid: index === 0 ? sid : `${sid}${index + 1}`,
    ...statement,
  }))
}
