import type { Rule } from '../model/rule.ts'
import { identityOf, keysRefused } from './clues/clientKeys.ts'
import { ofClients } from './clues/ofClients.ts'
import { connectionFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** Workhorse takes both keys of its own configuration before any role (s3_client.go). */
export const workhorseStaticKeys: Rule = {
  id: 'workhorse-static-keys',
  cause: 'static-keys-shadow-role',
  diagnose(evidence, symptoms) {
    const keys = settingsWith(symptoms, 'workhorse-no-keys', 'static-key', 'half-key-pair')
    if (keys.length === 0 || keysRefused(evidence).includes('workhorse')) return []
    const explained = [...keys, ...ofClients(symptoms, ['workhorse'])]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'Workhorse has access keys of its own',
      what: 'Workhorse uploads with the keys of its configuration as soon as both are there, not with the role.',
      why: [
        first.outcome.message,
        ...identityOf(evidence, 'workhorse'),
        "The chart writes them into workhorse-config.toml from the connection's Secret when the container starts.",
      ],
      fix: connectionFix(
        evidence,
        "Remove aws_access_key_id and aws_secret_access_key from the connection's Secret; the pod writes Workhorse's configuration from it.",
      ),
    }))
  },
}
