import type { Rule } from '../model/rule.ts'
import { connectionFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** Signature version 2: refused by every bucket made since 24 June 2020, and by the newer regions. */
export const railsSignatureV2: Rule = {
  id: 'rails-signature-v2',
  cause: 'config-missing-use-iam-profile-or-provider',
  diagnose(evidence, symptoms) {
    const explained = settingsWith(symptoms, 'rails-signature', 'signature-version-2')
    return diagnosisOf(explained, (first) => ({
      confidence: 'likely',
      title: 'Rails is told to sign in the old way (aws_signature_version: 2)',
      what: "S3 takes such signatures for buckets made before 24 June 2020 only, and in its older regions; Workhorse's own client is not used with them.",
      why: [first.outcome.message, 'The setting is meant for S3-compatible servers that know no version 4.'],
      fix: connectionFix(
        evidence,
        'Remove aws_signature_version from the connection; 4 is what is taken without it.',
      ),
    }))
  },
}
