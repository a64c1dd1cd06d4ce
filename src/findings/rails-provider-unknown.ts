import type { Rule } from '../model/rule.ts'
import { connectionFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** Rails knows three providers, in exactly one spelling (gitlab-org/gitlab lib/object_storage/config.rb). */
export const railsProviderUnknown: Rule = {
  id: 'rails-provider-unknown',
  cause: 'config-missing-use-iam-profile-or-provider',
  diagnose(evidence, symptoms) {
    const explained = settingsWith(symptoms, 'rails-provider', 'provider')
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: "Rails' connection does not say provider: AWS",
      what: 'The provider is missing, or is not written as Rails knows it, so Rails and Workhorse do not take the storage for S3.',
      why: [first.outcome.message, 'The word is compared as it stands: AWS, in capital letters.'],
      fix: connectionFix(evidence, 'Write provider: AWS into the connection.'),
    }))
  },
}
