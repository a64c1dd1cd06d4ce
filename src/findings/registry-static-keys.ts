import type { Rule } from '../model/rule.ts'
import { identityOf, keysRefused } from './clues/clientKeys.ts'
import { ofClients } from './clues/ofClients.ts'
import { registryFix } from './clues/secretFix.ts'
import { problemsIn, settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** The driver takes the keys as soon as both are configured, and looks for a role only without them. */
export const registryStaticKeys: Rule = {
  id: 'registry-static-keys',
  cause: 'static-keys-shadow-role',
  diagnose(evidence, symptoms) {
    const keys = settingsWith(symptoms, 'registry-no-keys', 'static-key')
    if (keys.length === 0 || keysRefused(evidence).includes('registry')) return []
    const explained = [...keys, ...ofClients(symptoms, ['registry'])]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'The registry has access keys in its storage configuration',
      what: 'With accesskey and secretkey the registry does not look for a role.',
      why: [
        first.outcome.message,
        ...identityOf(evidence, 'registry'),
        'The driver takes the keys as soon as both are configured, and looks for a role only without them.',
      ],
      fix: {
        ...registryFix(
          evidence,
          'Remove accesskey and secretkey. Deactivate the key in IAM once nothing uses it.',
        ),
        edits: problemsIn(evidence, 'registry-no-keys')
          .slice(0, 1)
          .map(({ file }) => ({
            kind: 'configuration',
            path: file,
            remove: ['accesskey', 'secretkey', 'sessiontoken'],
          })),
      },
    }))
  },
}
