import { definePodCheck } from './check.ts'
import { skipped } from './outcomes.ts'
import { problemsWith, weighed } from './settings.ts'

/** Rails ignores the settings for all types without a word when one type has its own (config/object_store_settings.rb). */
export const railsConsolidated = definePodCheck({
  id: 'rails-consolidated',
  category: 'config',
  title: 'Rails uses the object storage settings that are for all types',
  needs: ['rails-config-readable'],
  async run({ gitlab }) {
    const consolidated = gitlab.gitlabYml.ok ? gitlab.gitlabYml.value.consolidated : undefined
    if (consolidated?.enabled?.value !== true)
      return skipped('not-applicable', 'each type has settings of its own')
    return weighed(
      'object_store is used',
      problemsWith(gitlab, 'rails', 'consolidated-ignored'),
      () => 'fail',
    )
  },
})
