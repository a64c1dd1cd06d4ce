import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { restartPods } from './clues/kubernetes.ts'
import { diagnosisOf, isCheck } from './clues/symptoms.ts'

/** "A different bucket is needed for each" (GitLab chart, doc/advanced/external-object-storage). */
export const bucketSharedByTypes: Rule = {
  id: 'bucket-shared-by-types',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter((record) => isCheck(record, 'buckets-distinct'))
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'Several types of objects share a bucket',
      what: 'GitLab works with it. A restore does not: it empties the bucket of one type and with it those of the others.',
      why: [
        first.outcome.message,
        "GitLab's documentation asks for a bucket for each type; backup-utility copies and cleans whole buckets.",
      ],
      fix: fix(
        'Make a bucket for each type, copy the objects, and name it in global.appConfig.<TYPE>.bucket. The role needs rights on the new bucket.',
        ['aws s3 sync s3://<SHARED BUCKET>/ s3://<NEW BUCKET>/', restartPods(evidence)],
      ),
    }))
  },
}
