import { bucketsOf } from '../gitlab/buckets.ts'
import { placeOf } from '../gitlab/namedBuckets.ts'
import { definePodCheck } from './check.ts'
import { passed, podFailure, skipped, warned } from './outcomes.ts'

/**
 * `BUCKET/FOLDER` is a form that Rails knows, and that "may not work correctly with Helm backups" (GitLab docs,
 * administration/object_storage.md). The registry has its own setting for a folder, which works.
 */
export const bucketsWhole = definePodCheck({
  id: 'buckets-whole',
  category: 'config',
  title: 'no bucket is written with a folder behind its name',
  needs: [],
  async run({ gitlab }) {
    const used = bucketsOf(gitlab).buckets.filter(
      ({ enabled, use }) => enabled !== false && use !== 'registry',
    )
    if (used.length === 0) return skipped('not-applicable', "GitLab's configuration names no bucket")
    const folders = used.flatMap(({ use, name, clients }) =>
      clients.flatMap(({ prefix, saidBy }) =>
        prefix === undefined ? [] : [{ ...saidBy, use, value: `${name}/${prefix}` }],
      ),
    )
    if (folders.length === 0) return passed(`${used.length} buckets`, { folders })
    const message = folders.map((one) => `${placeOf(one)} is ${one.value}`).join('; ')
    return warned(message, { folders }, podFailure('bucket-with-folder', message))
  },
})
