import { defineBucketCheck, roleAssumed } from './check.ts'
import { failed, passed, podFailure, saidBy, skipped, warned } from './outcomes.ts'
import { probed } from './probe.ts'

/** Younger ones may belong to a doctor that is running beside this one. */
const oldAfterMs = 60 * 60 * 1000

/** Runs that were killed leave their probes; this finds them by our prefix and, to remove them, by our marker. */
export const s3OldProbes = defineBucketCheck({
  id: 's3-old-probes',
  category: 'cleanup',
  title: 'no probes of earlier runs are left',
  needs: ['credential-source', 's3-endpoint'],
  gates: [roleAssumed],
  signed: true,
  once: true,
  async run(outside, lane, known) {
    const bucket = probed(outside, lane, known.facts('s3-endpoint'))
    const before = new Date(outside.now().getTime() - oldAfterMs)
    const found = await bucket.remains.oldProbes(before)
    // Who may not list cannot look for them; that listing is denied is told by s3-list.
    if (!found.ok && found.failure.code === 'AccessDenied') {
      return skipped('dependency-failed', 'the bucket cannot be listed', ['s3-list'])
    }
    if (!found.ok) return failed(saidBy(found.failure), found.failure, undefined, found.aws)
    const keys = found.value
    if (keys.length === 0) return passed('none', { keys, removed: 0 }, found.aws)
    const removed = outside.options.sweep ? await sweep(keys) : 0
    const message = `${keys.length} of earlier runs, ${removed} removed`
    if (removed === keys.length) return passed(message, { keys, removed }, found.aws)
    return warned(message, { keys, removed }, podFailure('older-probes', message), found.aws)

    async function sweep(old: readonly string[]): Promise<number> {
      const swept = await Promise.all(
        old.map(async (key) => {
          const object = await bucket.remains.marked(key)
          // By its version where the bucket keeps any: deleting the key alone would leave it, behind a marker.
          return object !== undefined && (await bucket.objects.delete(key, object.versionId)).ok
        }),
      )
      return swept.filter(Boolean).length
    }
  },
  command: ({ name }) => `aws s3api list-objects-v2 --bucket ${name} --prefix gitlab-iam-doctor/`,
})
