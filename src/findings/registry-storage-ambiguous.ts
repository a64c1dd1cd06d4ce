import type { Rule } from '../model/rule.ts'
import { registryFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** Two storage drivers: the registry does not start (distribution/distribution configuration/configuration.go). */
export const registryStorageAmbiguous: Rule = {
  id: 'registry-storage-ambiguous',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const explained = settingsWith(symptoms, 'registry-storage', 'several-drivers')
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: "The registry's configuration has more than one storage driver",
      what: 'The registry starts with exactly one driver below storage.',
      why: [
        first.outcome.message,
        'Two of the three S3 drivers (s3, s3aws, s3_v2) beside each other are two drivers as well.',
      ],
      fix: registryFix(evidence, 'Leave one driver.'),
    }))
  },
}
