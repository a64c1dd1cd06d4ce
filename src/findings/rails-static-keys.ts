import type { Rule } from '../model/rule.ts'
import { identityOf, keysRefused } from './clues/clientKeys.ts'
import { ofClients } from './clues/ofClients.ts'
import { connectionFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** "If you provide the key pair, IAM role will be ignored" (GitLab chart, aws-iam-roles.md). */
export const railsStaticKeys: Rule = {
  id: 'rails-static-keys',
  cause: 'static-keys-shadow-role',
  diagnose(evidence, symptoms) {
    const keys = settingsWith(symptoms, 'rails-no-keys', 'static-key')
    if (keys.length === 0 || keysRefused(evidence).includes('rails')) return []
    const explained = [...keys, ...ofClients(symptoms, ['rails'])]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'Rails uses access keys, not a role',
      what: "The keys in Rails' connection come before any role; what the role may do does not matter to Rails.",
      why: [
        first.outcome.message,
        ...identityOf(evidence, 'rails'),
        'fog-aws lets the keys of the connection win over what use_iam_profile fetched.',
      ],
      fix: connectionFix(
        evidence,
        'Remove aws_access_key_id and aws_secret_access_key from the connection. Deactivate the key in IAM once nothing uses it.',
      ),
    }))
  },
}
