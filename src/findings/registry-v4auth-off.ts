import type { Rule } from '../model/rule.ts'
import { registryFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** Signature version 2 knows no session tokens as roles have them, and S3's newer regions never took it. */
export const registryV4authOff: Rule = {
  id: 'registry-v4auth-off',
  cause: 'config-missing-use-iam-profile-or-provider',
  diagnose(evidence, symptoms) {
    const explained = settingsWith(symptoms, 'registry-signature', 'signature-version-2')
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'The registry is told to sign in the old way (v4auth: false)',
      what: 'The driver refuses to start with it for Amazon S3.',
      why: [
        first.outcome.message,
        'Its words: "on Amazon S3 this storage driver can only be used with v4 authentication". GitLab 18.0 removed the setting.',
      ],
      fix: registryFix(evidence, 'Set v4auth: true, or remove the line.'),
    }))
  },
}
