import type { Rule } from '../model/rule.ts'
import { ofClients } from './clues/ofClients.ts'
import { s3cfgFix } from './clues/secretFix.ts'
import { settingsWith } from './clues/settings.ts'
import { diagnosisOf } from './clues/symptoms.ts'

/** Charts before 10 write a configuration for their MinIO when no Secret is given (GitLab chart, toolbox/templates/configmap.yaml). */
export const s3cfgForMinio: Rule = {
  id: 's3cfg-for-minio',
  cause: 's3-compatible-endpoint-misconfigured',
  diagnose(evidence, symptoms) {
    const fallback = settingsWith(symptoms, 'backup-endpoint', 'minio-fallback')
    if (fallback.length === 0) return []
    const signature = settingsWith(symptoms, 'backup-signature', 'signature-version-2')
    const explained = [...fallback, ...signature, ...ofClients(symptoms, ['s3cmd'])]
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: "Backups go to the chart's MinIO, not to AWS",
      what: 'No Secret for backups is given, so the chart wrote a .s3cfg for its own MinIO: another host, signatures of version 2.',
      why: [
        first.outcome.message,
        'backup-utility takes a bucket that it cannot list for one that is not there, skips it and ends well: such a backup lacks data without an error.',
      ],
      fix: s3cfgFix(
        evidence,
        'Give the toolbox a Secret: gitlab.toolbox.backups.objectStorage.config.secret: <BACKUP SECRET> and .key: config in the values.',
      ),
    }))
  },
}
