import { answerOf } from '../../evidence.ts'
import type { CheckRecord, Evidence } from '../../model/evidence.ts'
import type { BucketCheckId, CheckId } from '../../model/facts.ts'
import { type Denial, isWithoutReason, readAccessDenied } from '../../policy/accessDenied.ts'
import { bucketArn, objectArn } from '../../policy/arn.ts'
import type { Permission } from '../../policy/groupedStatements.ts'
import { isS3Operation, permissionsFor, s3LevelOf } from '../../policy/s3Actions.ts'
import { present } from '../../present.ts'
import { partitionOf } from './identity.ts'
import { failedWith, failure, isCheck, isSameTarget } from './symptoms.ts'

/** One operation on one bucket that AWS denied. */
export interface BucketDenial extends Denial {
  readonly record: CheckRecord
  readonly bucket: string
  /** The clients by whose eyes it was asked, where there are several ways to see the bucket. */
  readonly via?: string
  /** What was denied: the action that AWS names, or else all that the operation needs. */
  readonly actions: readonly string[]
}

/** Every AccessDenied of a bucket, read. */
export function denialsIn(symptoms: readonly CheckRecord[]): readonly BucketDenial[] {
  return symptoms.flatMap((record) => {
    const { name: bucket, via } = record.target ?? {}
    if (bucket === undefined || !failedWith(record, 'AccessDenied')) return []
    const denial = reasonOf(record)
    return { ...denial, record, bucket, ...present({ via }), actions: actionsOf(record, denial, symptoms) }
  })
}

/** AWS's reason; where it gave none, what an administrator's documents prove. */
function reasonOf(record: CheckRecord): Denial {
  const denial = readAccessDenied(failure(record)?.message ?? '')
  return isWithoutReason(denial) && record.proven !== undefined ? { ...denial, ...record.proven } : denial
}

function actionsOf(record: CheckRecord, { action }: Denial, symptoms: readonly CheckRecord[]) {
  if (action !== undefined) return expanded(action)
  const listDenied = symptoms.some((other) => isCheck(other, 's3-list') && isSameTarget(other, record))
  // S3 answers 403 for a missing key to whoever may not list the bucket (GetObject API reference, permissions).
  if (isCheck(record, 's3-missing-key') && listDenied) return ['s3:ListBucket']
  const operation = answerOf(record.outcome)?.operation ?? ''
  return isS3Operation(operation) ? needsOf(operation) : (ACTIONS[record.id] ?? [])
}

/** AWS sometimes names the operation where the action belongs (`s3:CopyObject`). */
function expanded(action: string): readonly string[] {
  const name = action.replace(/^s3:/, '')
  return s3LevelOf(action) === undefined && isS3Operation(name) ? needsOf(name) : [action]
}

function needsOf(operation: Parameters<typeof permissionsFor>[0]): readonly string[] {
  return [...new Set(permissionsFor(operation).map(({ action }) => action))]
}

/** What a check of a bucket proves to be allowed when it passes. */
export const ACTIONS: Readonly<Partial<Record<CheckId, readonly string[]>>> = {
  's3-list': ['s3:ListBucket'],
  's3-write': ['s3:PutObject'],
  's3-read': ['s3:GetObject'],
  's3-copy': ['s3:GetObject', 's3:PutObject'],
  's3-multipart': ['s3:PutObject'],
  's3-missing-key': ['s3:GetObject', 's3:ListBucket'],
  's3-delete': ['s3:DeleteObject'],
} satisfies Partial<Record<BucketCheckId, readonly string[]>>

/** What would have to be allowed, on what, for these operations to work. */
export function permissionsDenied(
  evidence: Evidence,
  denials: readonly BucketDenial[],
): readonly Permission[] {
  const partition = partitionOf(evidence)
  return denials.flatMap(({ actions, resource, bucket }) =>
    actions.map((action) => ({ action, resource: resource ?? arnFor(action, partition, bucket) })),
  )
}

function arnFor(action: string, partition: string, bucket: string): string {
  return s3LevelOf(action) === 'bucket' ? bucketArn(partition, bucket) : objectArn(partition, bucket, '*')
}

/** All actions that these denials are about, each once. */
export function actionsDenied(denials: readonly BucketDenial[]): readonly string[] {
  return [...new Set(denials.flatMap(({ actions }) => actions))]
}

/** The records of these denials. */
export function recordsOf(denials: readonly BucketDenial[]): readonly CheckRecord[] {
  return denials.map(({ record }) => record)
}

/** `are denied` when a Deny did it, `are not allowed` when an Allow is missing. */
export function areDenied(denials: readonly BucketDenial[]): string {
  const be = actionsDenied(denials).length === 1 ? 'is' : 'are'
  return denials.some(({ effect }) => effect === 'explicit') ? `${be} denied` : `${be} not allowed`
}
