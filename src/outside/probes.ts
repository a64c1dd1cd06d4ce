import type { Leftover } from '../model/facts.ts'
import type { Answer } from './answer.ts'
import type { Bucket, Written } from './aws/s3.ts'

/** Something that we wrote, or may have written, and that must be gone when the run ends. */
interface Trace {
  readonly bucket: Bucket
  readonly key: string
  /** `unknown` when no answer told whether the write arrived. */
  state: 'writing' | 'absent' | 'present' | 'unknown' | 'deleted'
  /** Versions and delete markers that S3 told us about. */
  readonly versions: Set<string>
  readonly uploads: Set<string>
  everWritten: boolean
  hadVersions: boolean
  deleteRefused: boolean
  why: string
}

/** Keeps account of everything the run writes, from before the request leaves, and removes it. */
export class Probes {
  readonly #traces: Trace[] = []
  readonly #writing = new Set<Promise<unknown>>()

  /** Writes an object through `write` and remembers it, whatever becomes of the request. */
  async write<T extends Written>(
    bucket: Bucket,
    key: string,
    write: () => Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    const trace = this.#trace(bucket, key)
    trace.state = 'writing'
    const answer = await this.#inFlight(write())
    trace.state = answer.ok ? 'present' : answer.failure.origin === 'aws' ? 'absent' : 'unknown'
    trace.everWritten ||= trace.state !== 'absent'
    if (answer.ok) remember(trace, answer.value.versionId)
    return answer
  }

  /** Begins a multipart upload and remembers it until it is completed or aborted. */
  async beginUpload(bucket: Bucket, key: string): Promise<Answer<string>> {
    const trace = this.#trace(bucket, key)
    const answer = await this.#inFlight(bucket.createUpload(key))
    if (answer.ok) trace.uploads.add(answer.value)
    else if (answer.failure.origin !== 'aws') await this.#findUploads(trace)
    trace.everWritten ||= trace.uploads.size > 0
    return answer
  }

  /** The upload has become an object. */
  uploadEnded(bucket: Bucket, key: string, uploadId: string): void {
    this.#trace(bucket, key).uploads.delete(uploadId)
  }

  /** Deletes one object of ours the way GitLab deletes: by its key alone. */
  async delete(bucket: Bucket, key: string): Promise<Answer<Written>> {
    const trace = this.#trace(bucket, key)
    const answer = await this.#inFlight(bucket.delete(key))
    if (answer.ok) {
      const unknownVersion = trace.state === 'unknown' && answer.value.versionId !== undefined
      trace.state = 'deleted'
      remember(trace, answer.value.versionId)
      if (unknownVersion) await this.#findVersions(trace)
    } else {
      trace.deleteRefused = answer.failure.origin === 'aws'
      trace.why = `DeleteObject: ${answer.failure.message}`
    }
    return answer
  }

  /** The keys of a bucket that hold, or may hold, an object of ours. */
  held(bucket: Bucket): readonly string[] {
    return this.#of(bucket)
      .filter(({ state }) => state === 'present' || state === 'unknown')
      .map(({ key }) => key)
  }

  /** True when S3 keeps versions in this bucket, as far as its answers told. */
  versioned(bucket: Bucket): boolean {
    return this.#of(bucket).some(({ versions }) => versions.size > 0)
  }

  /**
   * Waits for writes on their way, then removes all that is left, for at most the given time.
   * @returns how many things were written and are gone, and what stays behind
   */
  async sweep(
    limitMs: number,
  ): Promise<{ readonly removed: number; readonly leftovers: readonly Leftover[] }> {
    const removing = Promise.allSettled([...this.#writing]).then(() =>
      Promise.all(this.#traces.map((trace) => this.#remove(trace))),
    )
    const limit = AbortSignal.timeout(limitMs)
    await Promise.race([
      removing,
      new Promise((over) => limit.addEventListener('abort', over, { once: true })),
    ])
    const left = this.#traces.map(leftoversOf)
    const written = this.#traces.filter(({ everWritten }) => everWritten)
    return {
      removed: written.filter((trace) => leftoversOf(trace).length === 0).length,
      leftovers: left.flat(),
    }
  }

  async #remove(trace: Trace): Promise<void> {
    const { bucket, key, uploads, versions } = trace
    for (const uploadId of uploads) {
      const aborted = await bucket.abortUpload(key, uploadId)
      if (aborted.ok || aborted.failure.code === 'NoSuchUpload') uploads.delete(uploadId)
      else trace.why = `AbortMultipartUpload: ${aborted.failure.message}`
    }
    // What AWS refused to delete before, it would refuse again.
    const worthTrying = trace.state === 'present' || trace.state === 'unknown'
    if (worthTrying && !trace.deleteRefused) await this.delete(bucket, key)
    for (const versionId of versions) {
      const deleted = await bucket.delete(key, versionId)
      if (deleted.ok) versions.delete(versionId)
      else trace.why = `DeleteObject of a version: ${deleted.failure.message}`
    }
    if (versions.size === 0 && trace.hadVersions && trace.state !== 'absent') trace.state = 'deleted'
  }

  async #findVersions(trace: Trace): Promise<void> {
    const found = await trace.bucket.versions(trace.key)
    if (found.ok) for (const versionId of found.value) remember(trace, versionId)
  }

  /** A creation whose answer was lost may have left an upload that costs money for ever. */
  async #findUploads({ bucket, key, uploads }: Trace): Promise<void> {
    const found = await bucket.uploads(key)
    if (found.ok) for (const uploadId of found.value) uploads.add(uploadId)
  }

  #of(bucket: Bucket): readonly Trace[] {
    return this.#traces.filter((trace) => trace.bucket.name === bucket.name)
  }

  #trace(bucket: Bucket, key: string): Trace {
    const known = this.#of(bucket).find((trace) => trace.key === key)
    if (known !== undefined) return known
    const trace: Trace = {
      bucket,
      key,
      state: 'absent',
      versions: new Set(),
      uploads: new Set(),
      everWritten: false,
      hadVersions: false,
      deleteRefused: false,
      why: '',
    }
    this.#traces.push(trace)
    return trace
  }

  async #inFlight<T>(request: Promise<T>): Promise<T> {
    this.#writing.add(request)
    try {
      return await request
    } finally {
      this.#writing.delete(request)
    }
  }
}

/** `null` is the version of an object that was written while the bucket kept none. */
function remember(trace: Trace, versionId: string | undefined): void {
  if (versionId === undefined || versionId === 'null') return
  trace.versions.add(versionId)
  trace.hadVersions = true
}

function leftoversOf(trace: Trace): readonly Leftover[] {
  const { state, uploads, versions } = trace
  const object = state === 'present' || state === 'unknown' || state === 'writing'
  return [
    ...[...uploads].map((uploadId) => leftover(trace, { uploadId })),
    ...[...versions].map((versionId) => leftover(trace, { versionId })),
    ...(object && versions.size === 0 ? [leftover(trace, {})] : []),
  ]
}

function leftover({ bucket, key, why }: Trace, part: { uploadId?: string; versionId?: string }): Leftover {
  const { uploadId, versionId } = part
  const command =
    uploadId === undefined
      ? `aws s3api delete-object --bucket ${bucket.name} --key ${key}${versionId === undefined ? '' : ` --version-id ${versionId}`}`
      : `aws s3api abort-multipart-upload --bucket ${bucket.name} --key ${key} --upload-id ${uploadId}`
  return { bucket: bucket.name, key, why: why || 'the time for cleaning up was over', command, ...part }
}
