import { rememberVersion, type Trace } from './trace.ts'

/** More than this many layers no run of ours can have left at one key. */
const layers = 12

/**
 * Removes from a key, layer by layer, what an answer that was lost may have told us of: versions, delete markers,
 * the object. Asks no rights that GitLab has not, so it cannot list versions. What it cannot see through stays
 * `unknown`, and so a leftover.
 */
export async function takeOff(trace: Trace): Promise<void> {
  const { bucket, key, versions } = trace
  trace.state = 'unknown'
  for (let layer = 0; layer < layers; layer++) {
    const top = await bucket.remains.top(key)
    if (!top.ok) return takeOffUnseen(trace, `HeadObject: ${top.failure.message}`)
    if (top.value.kind === 'nothing' || top.value.kind === 'foreign') {
      trace.state = top.value.kind === 'nothing' ? 'deleted' : 'absent'
      return
    }
    const { versionId } = top.value
    if (top.value.kind === 'delete-marker' && versionId === undefined) {
      trace.why = 'S3 does not tell what is behind the delete marker'
      return
    }
    const deleted = await bucket.objects.delete(key, versionId)
    if (!deleted.ok) {
      rememberVersion(trace, versionId)
      trace.why = `DeleteObject${versionId === undefined ? '' : ' of a version'}: ${deleted.failure.message}`
      return
    }
    if (versionId !== undefined) versions.delete(versionId)
  }
}

/** Who may not look can still delete; without versions in the bucket that is the end of it. */
async function takeOffUnseen(trace: Trace, why: string): Promise<void> {
  const { bucket, key } = trace
  trace.why = why
  if (trace.deleteRefused) return
  const deleted = await bucket.objects.delete(key)
  if (!deleted.ok) trace.why = `DeleteObject: ${deleted.failure.message}`
  else if (deleted.value.versionId === undefined && !trace.hadVersions) trace.state = 'deleted'
  else rememberVersion(trace, deleted.value.versionId)
}

/** A creation whose answer was lost may have left an upload that costs money for ever. */
export async function findUploads(trace: Trace): Promise<void> {
  const { bucket, key, uploads } = trace
  const found = await bucket.uploads.open(key)
  if (found.ok) {
    for (const uploadId of found.value) uploads.add(uploadId)
    delete trace.uploadUnknown
  } else trace.uploadUnknown = `ListMultipartUploads: ${found.failure.message}`
}
