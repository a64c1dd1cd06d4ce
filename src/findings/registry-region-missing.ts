import type { Rule } from '../model/rule.ts'
import { registryFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** The registry's driver wants a region and does not take it from the environment. */
export const registryRegionMissing: Rule = {
  id: 'registry-region-missing',
  cause: 'wrong-region',
  diagnose(evidence, symptoms) {
    const explained = settingsWith(symptoms, 'registry-region', 'region-missing')
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: "The registry's storage has no region",
      what: 'The driver needs region beside bucket, and does not start without one.',
      why: [first.outcome.message, 'It does not take the region of the environment.'],
      fix: registryFix(evidence, "Add region: that of the registry's bucket."),
    }))
  },
}
