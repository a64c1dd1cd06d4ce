import type { Leftover } from '../model/facts.ts'
import { present } from '../present.ts'
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
  why: string
}

/** Keeps account of everything the run writes, from before the request leaves, and removes it. */
export class Probes {
  readonly #traces: Trace[] = []
  readonly #writing = new Set<Promise<unknown>>()

  /** Writes an object through `write` and remembers it, whatever becomes of the request. */
  async write<T extends Written>(bucket: Bucket, key: string, write: () => Promise<Answer<T>>): Promise<Answer<T>> {
    const trace = this.#trace(bucket, key)
    trace.state = 'writing'
    const answer = await this.#inFlight(write())
    trace.state = answer.ok ? 'present' : answer.failure.origin === 'aws' ? 'absent' : 'unknown'
    if (answer.ok && answer.value.versionId !== undefined) trace.versions.add(answer.value.versionId)
    return answer
  }

  /** Begins a multipart upload and remembers it until it is completed or aborted. */
  async beginUpload(bucket: Bucket, key: string): Promise<Answer<string>> {
    const trace = this.#trace(bucket, key)
    const answer = await this.#inFlight(bucket.createUpload(key))
    if (answer.ok) trace.uploads.add(answer.value)
    else if (answer.failure.origin !== 'aws') for (const found of await this.#lostUploads(bucket, key)) trace.uploads.add(found)
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
      if (answer.value.versionId !== undefined) trace.versions.add(answer.value.versionId)
      if (unknownVersion) await this.#findVersions(trace)
    } else {
      trace.why = `DeleteObject: ${answer.failure.code}: ${answer.failure.message}`
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

  /** Waits for writes on their way, then removes all that is left. */
  async sweep(): Promise<{ readonly removed: number; readonly leftovers: readonly Leftover[] }> {
    await Promise.allSettled([...this.#writing])
    const touched = this.#traces.filter(({ state, uploads }) => state !== 'absent' || uploads.size > 0)
    const leftovers = await Promise.all(touched.map((trace) => this.#remove(trace)))
    return { removed: touched.length - leftovers.filter((left) => left.length > 0).length, leftovers: leftovers.flat() }
  }

  async #remove(trace: Trace): Promise<readonly Leftover[]> {
    const { bucket, key } = trace
    const left: Leftover[] = []
    for (const uploadId of trace.uploads) {
      const aborted = await bucket.abortUpload(key, uploadId)
      if (aborted.ok || aborted.failure.code === 'NoSuchUpload') trace.uploads.delete(uploadId)
      else left.push(leftover(trace, aborted.failure.message, { uploadId }))
    }
    if (trace.state === 'present' || trace.state === 'unknown') {
      const deleted = await this.delete(bucket, key)
      if (!deleted.ok && deleted.failure.code !== 'NoSuchBucket') return [...left, leftover(trace, trace.why, {})]
    }
    for (const versionId of trace.versions) {
      const deleted = await bucket.delete(key, versionId)
      if (deleted.ok) trace.versions.delete(versionId)
      else left.push(leftover(trace, `DeleteObject of a version: ${deleted.failure.message}`, { versionId }))
    }
    return left
  }

  async #findVersions(trace: Trace): Promise<void> {
    const found = await trace.bucket.versions(trace.key)
    if (found.ok) for (const versionId of found.value) trace.versions.add(versionId)
  }

  async #lostUploads(bucket: Bucket, key: string): Promise<readonly string[]> {
    const found = await bucket.uploads(key)
    return found.ok ? found.value : []
  }

  #of(bucket: Bucket): readonly Trace[] {
    return this.#traces.filter((trace) => trace.bucket.name === bucket.name)
  }

  #trace(bucket: Bucket, key: string): Trace {
    const known = this.#of(bucket).find((trace) => trace.key === key)
    if (known !== undefined) return known
    const trace: Trace = { bucket, key, state: 'absent', versions: new Set(), uploads: new Set(), why: '' }
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

function leftover({ bucket, key }: Trace, why: string, part: { uploadId?: string; versionId?: string }): Leftover {
  const { uploadId, versionId } = part
  const command =
    uploadId !== undefined
      ? `aws s3api abort-multipart-upload --bucket ${bucket.name} --key ${key} --upload-id ${uploadId}`
      : `aws s3api delete-object --bucket ${bucket.name} --key ${key}${versionId === undefined ? '' : ` --version-id ${versionId}`}`
  return { bucket: bucket.name, key, why, command, ...present({ uploadId, versionId }) }
}
