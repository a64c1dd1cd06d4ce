import type { CheckRecord } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { readAccessDenied } from './clues/accessDenied.ts'
import { fix } from './clues/fix.ts'
import { bucketsOf, diagnosisOf, failedWith, failure, isCheck, isOfBucket } from './clues/symptoms.ts'
import { awsSays, bucketsNamed } from './clues/words.ts'

/** Object Lock, not a policy: nobody may remove the version before its retention ends. */
export const objectLocked: Rule = {
  id: 'object-locked',
  cause: 'other',
  diagnose(_evidence, symptoms) {
    const explained = symptoms.filter(isLocked)
    const buckets = bucketsOf(explained)
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'Object Lock keeps objects from being deleted',
      what: `Objects in the ${bucketsNamed(buckets)} cannot be deleted before their retention ends.`,
      why: [
        ...awsSays(explained),
        'Object Lock is a setting of the bucket: no policy of the role changes it. GitLab deletes expired artifacts, old uploads and old backups; with a default retention it cannot.',
      ],
      fix: fix(
        'Use buckets without a default retention for GitLab (only backups may profit from one, if nothing prunes them). Removing the default retention frees new objects only; existing ones keep their date, and in compliance mode nobody can shorten it.',
        buckets.slice(0, 4).map((bucket) => `aws s3api get-object-lock-configuration --bucket ${bucket}`),
      ),
    }))
  },
}

function isLocked(record: CheckRecord): boolean {
  if (!isOfBucket(record)) return false
  if (isCheck(record, 's3-object-lock')) return true
  return (
    failedWith(record, 'AccessDenied') &&
    readAccessDenied(failure(record)?.message ?? '').setting === 'ObjectLock'
  )
}
