import { definePodCheck } from './check.ts'
import { notInAws } from './railsStores.ts'
import { problemsWith, weighed } from './settings.ts'

/** Buckets made after 24 June 2020 take no signature of version 2, and newer regions never did (Amazon S3 User Guide). */
export const railsSignature = definePodCheck({
  id: 'rails-signature',
  category: 'config',
  title: 'Rails signs with version 4',
  needs: ['rails-config-readable'],
  async run({ gitlab }) {
    const none = notInAws(gitlab)
    if (none !== undefined) return none
    const problems = problemsWith(gitlab, 'rails', 'signature-version-2')
    return weighed('signature version 4', problems, () => 'fail')
  },
})
