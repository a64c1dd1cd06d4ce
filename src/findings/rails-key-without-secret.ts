import type { Rule } from '../model/rule.ts'
import { ofClients } from './clues/ofClients.ts'
import { connectionFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** Half a pair: fog-aws merges it with the other half of what the role gave (fog/fog-core lib/fog/core/service.rb). */
export const railsKeyWithoutSecret: Rule = {
  id: 'rails-key-without-secret',
  cause: 'invalid-static-credentials',
  diagnose(evidence, symptoms) {
    const half = settingsWith(symptoms, 'rails-no-keys', 'half-key-pair')
    if (half.length === 0) return []
    const without = settingsWith(symptoms, 'rails-iam-profile', 'iam-profile-off')
    const explained = [...half, ...without, ...ofClients(symptoms, ['rails'])]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: "Rails' connection has half of a key pair",
      what: 'One of aws_access_key_id and aws_secret_access_key stands alone, so Rails cannot sign a request.',
      why: [
        first.outcome.message,
        without.length > 0
          ? 'There is no use_iam_profile: true either; Rails fails with "Missing required arguments".'
          : 'With use_iam_profile: true the half that is there replaces that of the role, and the two do not belong together.',
      ],
      fix: connectionFix(evidence, 'Remove what is left of the keys and use the role.'),
    }))
  },
}
