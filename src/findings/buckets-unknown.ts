import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'

/** Nothing names a bucket, so nothing was asked of S3. */
export const bucketsUnknown: Rule = {
  id: 'buckets-unknown',
  cause: 'other',
  diagnose({ pod: { component } }, symptoms) {
    const explained = symptoms.filter(
      (record) => isCheck(record, 'buckets-known') && failedWith(record, 'no-buckets'),
    )
    return diagnosisOf(explained, (first) => ({
      confidence: 'certain',
      title: 'No bucket is known, so none was examined',
      what: 'This run says who the pod is to AWS; it says nothing about any bucket.',
      why: [
        first.outcome.message,
        `This pod looks like ${component === 'unknown' ? "none of GitLab's" : `a ${component}`}. Beside Workhorse there is no gitlab.yml: Rails tells it the bucket with each request, and the container of Rails in the same pod knows them.`,
      ],
      fix: fix(
        "Name this pod's buckets, one --bucket for each, with the use before the equals sign. The chart's values have the names: global.appConfig.<TYPE>.bucket and global.registry.bucket.",
        [
          'gitlab-iam-doctor --bucket registry=<BUCKET NAME>',
          'gitlab-iam-doctor --bucket artifacts=<BUCKET NAME> --bucket uploads=<BUCKET NAME>',
        ],
      ),
    }))
  },
}
