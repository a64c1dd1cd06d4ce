import type { Component, Use } from '../model/words.ts'

/** Which S3 actions GitLab's components call on their buckets, and for what. Pure tables with their sources. */

/** Actions on the bucket itself, and on its objects. */
export interface Actions {
  readonly bucket: readonly string[]
  readonly objects: readonly string[]
}

/**
 * What the role is for. `operation`: everything the component does from day to day. `backup`, `restore`: what the
 * toolbox's backup-utility does, and nothing else. `read-only`: looking, as `check --read-only` does.
 */
export type Duty = 'operation' | 'backup' | 'restore' | 'read-only'

/** The pods that talk to S3; the migrations do not. */
export const s3Components = [
  'registry',
  'webservice',
  'sidekiq',
  'toolbox',
] as const satisfies readonly Component[]
export type S3Component = (typeof s3Components)[number]

const READ: Actions = { bucket: ['s3:ListBucket'], objects: ['s3:GetObject'] }

/**
 * fog-aws, CarrierWave and Workhorse; the toolbox's backup reads no more than this. The tmp bucket has it too: what
 * a restore parks there has to be removed some day.
 */
export const RAILS: Actions = {
  bucket: ['s3:ListBucket'],
  objects: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
}

/** distribution/distribution docs/content/storage-drivers/s3.md, "S3 permission scopes". */
export const REGISTRY: Actions = {
  bucket: ['s3:ListBucket', 's3:GetBucketLocation', 's3:ListBucketMultipartUploads'],
  objects: [...RAILS.objects, 's3:ListMultipartUploadParts'],
}

/** gitlabhq lib/pseudonymizer/uploader.rb: looks the bucket up, then writes. */
export const PSEUDONYMIZER: Actions = { bucket: ['s3:ListBucket'], objects: ['s3:PutObject'] }

/**
 * s3cmd copies a bucket to the tmp bucket with its access control lists unless `acl_public` is set
 * (s3tools/s3cmd S3/S3.py); then the data is removed and written anew (CNG gitlab-toolbox backup-utility).
 */
const RESTORED: Actions = { bucket: READ.bucket, objects: [...RAILS.objects, 's3:GetObjectAcl'] }
const PARKED: Actions = {
  bucket: READ.bucket,
  objects: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:PutObjectAcl'],
}

/** What backup-utility neither saves nor restores (CNG gitlab-toolbox object_storage_backup.rb). */
const NO_DATA: ReadonlySet<Use> = new Set(['backups', 'tmp', 'pseudonymizer', 'dependency-proxy'])

/** The buckets that are none of Rails' business. */
const NOT_RAILS: ReadonlySet<Use> = new Set(['registry', 'backups', 'tmp'])

/** Whether backup-utility saves and restores the buckets of this use. */
export function isBackedUp(use: Use): boolean {
  return !NO_DATA.has(use)
}

/** What the component needs in a bucket of this use; undefined when it has no business there. */
export function needsOf(component: S3Component, use: Use, duty: Duty): Actions | undefined {
  if (duty === 'backup' || duty === 'restore')
    return component === 'toolbox' ? needsOfBackup(use, duty) : undefined
  const needs = inOperation(component, use)
  return duty === 'read-only' && needs !== undefined ? READ : needs
}

function inOperation(component: S3Component, use: Use): Actions | undefined {
  if (component === 'registry') return use === 'registry' ? REGISTRY : undefined
  if (use === 'pseudonymizer') return PSEUDONYMIZER
  // The toolbox runs Rails' tasks, and saves and restores all buckets, with the AWS CLI at least.
  return component === 'toolbox' || !NOT_RAILS.has(use) ? RAILS : undefined
}

function needsOfBackup(use: Use, duty: 'backup' | 'restore'): Actions | undefined {
  if (use === 'backups') return RAILS
  if (use === 'tmp') return duty === 'restore' ? PARKED : undefined
  if (!isBackedUp(use)) return undefined
  return duty === 'restore' ? RESTORED : READ
}
