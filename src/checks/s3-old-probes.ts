import type { Lane } from '../lanes.ts'
import type { BucketFacts } from '../model/bucketFacts.ts'
import type { Answer } from '../outside/answer.ts'
import { defineBucketCheck, roleAssumed } from './check.ts'
import { failed, passed, podFailure, saidBy, skipped, warned } from './outcomes.ts'
import { folderOf } from './place.ts'
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
  after: ['s3-list'],
  async run(outside, lane, known) {
    const bucket = probed(outside, lane, known.facts('s3-endpoint'))
    const before = new Date(outside.now().getTime() - oldAfterMs)
    const list = known.maybe('s3-list')
    const places = placesOf(lane, list)
    const found = together(await Promise.all(places.map((below) => bucket.remains.oldProbes(before, below))))
    if (found === undefined) {
      // Who may not list cannot look for them; that listing is denied is told by s3-list.
      return list === undefined
        ? skipped('dependency-failed', 'the bucket cannot be listed', ['s3-list'])
        : skipped('not-applicable', 'what GitLab needs may be listed, and our own folder may not')
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
  command: ({ name }, known) =>
    `aws s3api list-objects-v2 --bucket ${name} --prefix ${known.maybe('s3-list')?.below ?? ''}gitlab-iam-doctor/`,
})

/** Where runs may have written: at the root, and in the folder if they might not. */
function placesOf(lane: Lane, list: BucketFacts['s3-list'] | undefined): readonly string[] {
  return list?.below === undefined ? [...new Set(['', folderOf(lane)])] : [list.below]
}

/** What was found in all places that may be listed; undefined when none may. */
function together(answers: readonly Answer<readonly string[]>[]): Answer<readonly string[]> | undefined {
  const told = answers.filter((answer) => answer.ok || answer.failure.code !== 'AccessDenied')
  const found = told.filter((answer) => answer.ok)
  const [first] = found
  if (found.length < told.length || first === undefined) return told.find(({ ok }) => !ok)
  return { ...first, value: found.flatMap(({ value }) => value) }
}
