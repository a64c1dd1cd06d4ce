import type { Rule } from '../model/rule.ts'
import { s3cfgFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** Signature version 2: refused by every bucket made since 24 June 2020, and by the newer regions. */
export const s3cfgSignatureV2: Rule = {
  id: 's3cfg-signature-v2',
  cause: 'config-missing-use-iam-profile-or-provider',
  diagnose(evidence, symptoms) {
    const explained = settingsWith(symptoms, 'backup-signature', 'signature-version-2')
    return diagnosisOf(explained, (first) => ({
      confidence: 'likely',
      title: 's3cmd is told to sign in the old way (signature_v2 = True)',
      what: 'S3 takes such signatures for buckets made before 24 June 2020 only, and in its older regions.',
      why: [first.outcome.message, 'The setting is meant for S3-compatible servers that know no version 4.'],
      fix: s3cfgFix(evidence, 'Remove signature_v2 from .s3cfg.'),
    }))
  },
}
