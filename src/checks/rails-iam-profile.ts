import { definePodCheck } from './check.ts'
import { iamProfileOrKeys, notInAws } from './railsStores.ts'
import { problemsWith, weighed } from './settings.ts'

/** Without it fog-aws asks for no role at all: "Missing required arguments" (fog/fog-aws lib/fog/aws/credential_fetcher.rb). */
export const railsIamProfile = definePodCheck({
  id: 'rails-iam-profile',
  category: 'config',
  title: "Rails' connections to AWS have use_iam_profile: true, or keys",
  needs: ['rails-config-readable'],
  async run({ gitlab }) {
    const none = notInAws(gitlab)
    if (none !== undefined) return none
    const problems = problemsWith(gitlab, 'rails', 'iam-profile-off', 'iam-profile-misspelt')
    return weighed(iamProfileOrKeys(gitlab), problems, () => 'fail')
  },
})
