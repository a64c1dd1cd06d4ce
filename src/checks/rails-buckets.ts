import { definePodCheck } from './check.ts'
import { skipped } from './outcomes.ts'
import { problemsWith, weighed } from './settings.ts'

/** "Object storage for TYPE must have a bucket specified", and Rails does not start (config/object_store_settings.rb). */
export const railsBuckets = definePodCheck({
  id: 'rails-buckets',
  category: 'config',
  title: 'every type that Rails stores in object storage has a bucket',
  needs: ['rails-config-readable'],
  async run({ gitlab }) {
    const types = gitlab.gitlabYml.ok ? gitlab.gitlabYml.value.types : []
    const stored = types.filter(({ bucket, storeEnabled }) => bucket && storeEnabled?.value !== false)
    const problems = problemsWith(gitlab, 'rails', 'bucket-missing', 'bucket-malformed')
    if (stored.length === 0 && problems.length === 0)
      return skipped('not-applicable', 'gitlab.yml stores nothing in object storage')
    return weighed(stored.map(({ section }) => section).join(', '), problems, () => 'fail')
  },
})
