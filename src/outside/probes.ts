import type { Leftover } from '../model/facts.ts'
import type { Answer, Refused } from './answer.ts'
import type { Bucket } from './aws/bucket.ts'
import type { Written } from './aws/objects.ts'
import { findUploads, takeOff } from './lostAnswers.ts'
import { leftoversOf, newTrace, rememberVersion, type Trace } from './trace.ts'

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
    trace.state = answer.ok ? 'present' : mayHaveArrived(answer) ? 'unknown' : 'absent'
    trace.everWritten ||= trace.state !== 'absent'
    trace.uncertain ||= answer.unheard === true || trace.state === 'unknown'
    if (answer.ok) rememberVersion(trace, answer.value.versionId)
    return answer
  }

  /** Begins a multipart upload and remembers it until it is completed or aborted. */
  async beginUpload(bucket: Bucket, key: string): Promise<Answer<string>> {
    const trace = this.#trace(bucket, key)
    const answer = await this.#inFlight(bucket.uploads.create(key))
    if (answer.ok) trace.uploads.add(answer.value)
    // Looked for when cleaning up, which has the time for it.
    if (answer.unheard === true || (!answer.ok && mayHaveArrived(answer))) {
      trace.uploadUnknown = 'CreateMultipartUpload was not answered'
    }
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
    const answer = await this.#inFlight(bucket.objects.delete(key))
    trace.uncertain ||= answer.unheard === true
    if (answer.ok) {
      trace.state = 'deleted'
      rememberVersion(trace, answer.value.versionId)
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
    if (trace.uploadUnknown !== undefined) await findUploads(trace)
    trace.everWritten ||= uploads.size > 0
    for (const uploadId of uploads) {
      const aborted = await bucket.uploads.abort(key, uploadId)
      if (aborted.ok || aborted.failure.code === 'NoSuchUpload') uploads.delete(uploadId)
      else trace.why = `AbortMultipartUpload: ${aborted.failure.message}`
    }
    // What AWS refused to delete before, it would refuse again.
    const worthTrying = trace.state === 'present' || (trace.state === 'unknown' && !trace.uncertain)
    if (worthTrying && !trace.deleteRefused) await this.delete(bucket, key)
    for (const versionId of versions) {
      const deleted = await bucket.objects.delete(key, versionId)
      if (deleted.ok) versions.delete(versionId)
      else trace.why = `DeleteObject of a version: ${deleted.failure.message}`
    }
    if (trace.uncertain) return takeOff(trace)
    if (versions.size === 0 && trace.hadVersions && trace.state !== 'absent') trace.state = 'deleted'
  }

  #of(bucket: Bucket): readonly Trace[] {
    return this.#traces.filter((trace) => trace.bucket === bucket)
  }

  #trace(bucket: Bucket, key: string): Trace {
    const known = this.#of(bucket).find((trace) => trace.key === key)
    if (known !== undefined) return known
    const trace = newTrace(bucket, key)
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

/** True when the request may have been done although no answer says so: it is then to be looked for. */
function mayHaveArrived({ failure, unheard }: Refused): boolean {
  return unheard === true || failure.code === 'not-aws'
}
