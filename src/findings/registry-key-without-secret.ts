import type { Rule } from '../model/rule.ts'
import { registryFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** The driver takes both keys or none (GitLab's registry, s3-aws/common/parser.go). */
export const registryKeyWithoutSecret: Rule = {
  id: 'registry-key-without-secret',
  cause: 'invalid-static-credentials',
  diagnose(evidence, symptoms) {
    const explained = settingsWith(symptoms, 'registry-no-keys', 'half-key-pair')
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: "The registry's storage has half of a key pair",
      what: 'One of accesskey and secretkey stands alone. The registry takes neither, and uses the role.',
      why: [
        first.outcome.message,
        'It works today. Whoever adds the missing half switches the role off, and whoever reads the Secret believes in keys.',
      ],
      fix: registryFix(evidence, 'Remove what is left of the keys.'),
    }))
  },
}
