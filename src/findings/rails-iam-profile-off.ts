import type { Rule } from '../model/rule.ts'
import { ofClients } from './clues/ofClients.ts'
import { connectionFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** fog-aws asks for a role only when it is told to (fog/fog-aws lib/fog/aws/credential_fetcher.rb). */
export const railsIamProfileOff: Rule = {
  id: 'rails-iam-profile-off',
  cause: 'config-missing-use-iam-profile-or-provider',
  diagnose(evidence, symptoms) {
    const off = settingsWith(symptoms, 'rails-iam-profile', 'iam-profile-off', 'iam-profile-misspelt')
    if (off.length === 0) return []
    // A key that stands twice hides the one that was right.
    const twice = settingsWith(symptoms, 'settings-well-formed', 'duplicate-key')
    const explained = [...off, ...twice, ...ofClients(symptoms, ['rails'])]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'Rails is not told to use the role: use_iam_profile is not true',
      what: 'A connection of Rails has neither use_iam_profile: true nor keys, so Rails has no credentials for its buckets.',
      why: [
        first.outcome.message,
        ...twice.map(({ outcome }) => outcome.message),
        'Rails then fails with "Missing required arguments: aws_access_key_id, aws_secret_access_key", whatever role the pod has; Workhorse falls back to URLs that Rails cannot sign.',
      ],
      fix: connectionFix(evidence, 'Set use_iam_profile: true, spelt exactly so, in the connection.'),
    }))
  },
}
