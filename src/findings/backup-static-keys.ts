import type { Rule } from '../model/rule.ts'
import { identityOf, keysRefused } from './clues/clientKeys.ts'
import { ofClients } from './clues/ofClients.ts'
import { s3cfgFix } from './clues/secretFix.ts'
import { problemsIn, settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** backup-utility uploads with s3cmd, which takes keys from its file first. */
export const backupStaticKeys: Rule = {
  id: 'backup-static-keys',
  cause: 'static-keys-shadow-role',
  diagnose(evidence, symptoms) {
    const keys = settingsWith(symptoms, 'backup-no-keys', 'static-key')
    if (keys.length === 0 || keysRefused(evidence).includes('s3cmd')) return []
    const explained = [...keys, ...ofClients(symptoms, ['s3cmd'])]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'Backups use access keys, not a role',
      what: 'access_key in .s3cfg comes before any role for s3cmd, which backup-utility uses.',
      why: [
        first.outcome.message,
        ...identityOf(evidence, 's3cmd'),
        's3cmd asks for a role only when its file has no keys.',
      ],
      fix: {
        ...s3cfgFix(
          evidence,
          'Remove access_key and secret_key. A role needs s3cmd 2.2.0 (GitLab 14.4), with the regional STS endpoint 2.3.0 (about GitLab 15.5).',
        ),
        edits: problemsIn(evidence, 'backup-no-keys')
          .slice(0, 1)
          .map(({ file }) => ({
            kind: 'configuration',
            path: file,
            remove: ['access_key', 'secret_key', 'access_token'],
          })),
      },
    }))
  },
}
