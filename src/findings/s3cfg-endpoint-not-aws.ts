import type { Rule } from '../model/rule.ts'
import { ofClients } from './clues/ofClients.ts'
import { s3cfgFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** s3cmd and Rails look for the same buckets at different places. */
export const s3cfgEndpointNotAws: Rule = {
  id: 's3cfg-endpoint-not-aws',
  cause: 's3-compatible-endpoint-misconfigured',
  diagnose(evidence, symptoms) {
    const elsewhere = settingsWith(symptoms, 'backup-endpoint', 'endpoint-not-aws')
    if (elsewhere.length === 0) return []
    const explained = [...elsewhere, ...ofClients(symptoms, ['s3cmd'])]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'Backups go to another server than the one with the objects',
      what: 'host_base of .s3cfg is not AWS, while GitLab stores its objects there.',
      why: [
        first.outcome.message,
        'backup-utility asks s3cmd for every bucket of GitLab, not only for that of the backups. What it cannot list it skips, and it ends well: such a backup lacks data without an error.',
      ],
      fix: s3cfgFix(evidence, 'Remove host_base, host_bucket and the keys of the other server.'),
    }))
  },
}
