import type { PolicyDocument, PolicyStatement } from '../model/finding.ts'
import type { Use } from '../model/words.ts'
import { bucketArn, objectArn } from './arn.ts'
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

interface Actions {
  readonly bucket: readonly string[]
  readonly objects: readonly string[]
}

/**
 * fog-aws, CarrierWave and Workhorse; the toolbox's backup reads no more than this. The tmp bucket has it too: what
 * a restore parks there has to be removed some day.
 */
const RAILS: Actions = {
  bucket: ['s3:ListBucket'],
  objects: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
}

/** distribution/distribution docs/content/storage-drivers/s3.md, "S3 permission scopes". */
const REGISTRY: Actions = {
  bucket: ['s3:ListBucket', 's3:GetBucketLocation', 's3:ListBucketMultipartUploads'],
  objects: [...RAILS.objects, 's3:ListMultipartUploadParts'],
}

/** gitlabhq lib/pseudonymizer/uploader.rb: looks the bucket up, then writes. */
const PSEUDONYMIZER: Actions = { bucket: ['s3:ListBucket'], objects: ['s3:PutObject'] }

const OTHER_THAN_RAILS: Readonly<Partial<Record<Use, Actions>>> = {
  registry: REGISTRY,
  pseudonymizer: PSEUDONYMIZER,
}

/** What a restore does not touch: these have no place among the data buckets of `object_storage_backup.rb`. */
const NO_DATA: ReadonlySet<Use> = new Set(['backups', 'tmp', 'pseudonymizer', 'dependency-proxy'])

/**
 * The smallest permission policy for one role that serves all these buckets. A bucket with several uses gets
 * what each of them needs. Nothing is in it that no GitLab client calls or documents; s3cmd's GetBucketLocation
 * is left out, because s3cmd does without when it is refused.
 */
export function leastPrivilege(needs: Needs): PolicyDocument {
  const { partition, buckets, kmsKeyArns = [] } = needs
  const onBuckets = buckets.flatMap(({ use, bucket }) =>
    permissions(actionsFor(use, needs).bucket, bucketArn(partition, bucket)),
  )
  const onObjects = buckets.flatMap(({ use, bucket }) =>
    permissions(actionsFor(use, needs).objects, objectArn(partition, bucket, '*')),
  )
  // GenerateDataKey to write; Decrypt to read and to complete a multipart upload (client-s3 PutObject,
  // CompleteMultipartUpload reference).
  const onKeys = kmsKeyArns.flatMap((arn) => permissions(['kms:GenerateDataKey', 'kms:Decrypt'], arn))
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
  return NO_DATA.has(use) ? { bucket, objects } : { bucket, objects: [...objects, 's3:GetObjectAcl'] }
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
