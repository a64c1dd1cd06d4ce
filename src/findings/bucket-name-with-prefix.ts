import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'

/** `BUCKET/FOLDER`, which "may not work correctly with Helm backups" (GitLab docs, administration/object_storage.md). */
export const bucketNameWithPrefix: Rule = {
  id: 'bucket-name-with-prefix',
  cause: 'other',
  diagnose(_evidence, symptoms) {
    const explained = symptoms.filter((record) => isCheck(record, 'buckets-whole'))
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'A bucket is written with a folder behind its name',
      what: 'Rails stores below that folder. Backups and restores by backup-utility may not work with it.',
      why: [
        first.outcome.message,
        'GitLab\'s documentation: a bucket with a prefix "may not work correctly with Helm backups". The role needs rights below the folder only, which a policy for the whole bucket gives as well.',
      ],
      fix: fix(
        'Use a bucket of its own for each type. To stay with the folder, make sure by a restore on another instance that the backup has the objects.',
        [`aws s3 mv --recursive s3://<BUCKET>/<FOLDER>/ s3://<NEW BUCKET>/`],
      ),
    }))
  },
}
