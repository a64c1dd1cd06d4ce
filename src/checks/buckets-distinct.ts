import { bucketsOf } from '../gitlab/buckets.ts'
import { placesInWords } from '../gitlab/problemWords.ts'
import type { Conflict } from '../model/gitlabBuckets.ts'
import { definePodCheck } from './check.ts'
import { passed, podFailure, skipped, warned } from './outcomes.ts'

type Shared = Extract<Conflict, { kind: 'bucket-shared' }>

/** "A different bucket is needed for each" (GitLab chart, doc/advanced/external-object-storage). */
export const bucketsDistinct = definePodCheck({
  id: 'buckets-distinct',
  category: 'config',
  title: 'each type of object has a bucket of its own',
  needs: [],
  async run({ gitlab }) {
    const { buckets, conflicts } = bucketsOf(gitlab)
    const used = buckets.filter(({ enabled }) => enabled !== false)
    if (used.length === 0) return skipped('not-applicable', "GitLab's configuration names no bucket")
    const shared = conflicts.filter((one): one is Shared => one.kind === 'bucket-shared')
    if (shared.length === 0) return passed(`${used.length} buckets`, { shared })
    const message = shared
      .map(({ name, uses, saidBy }) => `${name} is for ${uses.join(' and ')} (${placesInWords(saidBy)})`)
      .join('; ')
    return warned(message, { shared }, podFailure('bucket-shared', message))
  },
})
