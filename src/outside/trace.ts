import type { Leftover } from '../model/facts.ts'
import type { Bucket } from './aws/bucket.ts'

/** One key that we wrote, or may have written, and that must be gone when the run ends. */
export interface Trace {
  readonly bucket: Bucket
  readonly key: string
  /** `unknown` when no answer told whether the write arrived. */
  state: 'writing' | 'absent' | 'present' | 'unknown' | 'deleted'
  /** Versions and delete markers that S3 told us about and that are not removed yet. */
  readonly versions: Set<string>
  /** Multipart uploads that are still open. */
  readonly uploads: Set<string>
  /** True when an answer about this key was lost: there may be more than we were told. */
  uncertain: boolean
  everWritten: boolean
  hadVersions: boolean
  deleteRefused: boolean
  /** Why it is not known whether an upload is open; undefined when it is known. */
  uploadUnknown?: string
  /** Why the last attempt to remove something failed. */
  why: string
}

export function newTrace(bucket: Bucket, key: string): Trace {
  return {
    bucket,
    key,
    state: 'absent',
    versions: new Set(),
    uploads: new Set(),
    uncertain: false,
    everWritten: false,
    hadVersions: false,
    deleteRefused: false,
    why: '',
  }
}

/** `null` is the version of an object that was written while the bucket kept none. */
export function rememberVersion(trace: Trace, versionId: string | undefined): void {
  if (versionId === undefined || versionId === 'null') return
  trace.versions.add(versionId)
  trace.hadVersions = true
}

/** What is still there of a key, each with the AWS CLI command that removes it. */
export function leftoversOf(trace: Trace): readonly Leftover[] {
  const { state, uploads, versions } = trace
  const object = state === 'present' || state === 'unknown' || state === 'writing'
  return [
    ...[...uploads].map((uploadId) => leftover(trace, { uploadId })),
    ...[...versions].map((versionId) => leftover(trace, { versionId })),
    ...(trace.uploadUnknown === undefined ? [] : [uploadLeftover(trace, trace.uploadUnknown)]),
    ...(object && (versions.size === 0 || state === 'unknown') ? [leftover(trace, {})] : []),
  ]
}

function leftover({ bucket, key, why }: Trace, part: { uploadId?: string; versionId?: string }): Leftover {
  const { uploadId, versionId } = part
  const object = `--bucket ${bucket.name} --key ${key}`
  const version = versionId === undefined ? '' : ` --version-id ${versionId}`
  const command =
    uploadId === undefined
      ? `aws s3api delete-object ${object}${version}`
      : `aws s3api abort-multipart-upload ${object} --upload-id ${uploadId}`
  return { bucket: bucket.name, key, why: why || 'the time for cleaning up was over', command, ...part }
}

/** An upload that may be open, and that we were not allowed to look for. */
function uploadLeftover({ bucket, key }: Trace, why: string): Leftover {
  const command = `aws s3api list-multipart-uploads --bucket ${bucket.name} --prefix ${key}`
  return { bucket: bucket.name, key, why: `a multipart upload may be open; ${why}`, command }
}
