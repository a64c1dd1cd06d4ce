import type { CheckRecord } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { bucketsOf, diagnosisOf, failedWith, failure, isOfBucket } from './clues/symptoms.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/**
 * An object in an archive is listed, and cannot be read before it is restored (Amazon S3 API Reference, GetObject,
 * InvalidObjectState). GitLab knows nothing of that: it reads, and fails.
 */
export const objectArchived: Rule = {
  id: 'object-archived',
  cause: 'other',
  diagnose(_evidence, symptoms) {
    const explained = symptoms.filter(
      (record) => isOfBucket(record) && failedWith(record, 'InvalidObjectState'),
    )
    const buckets = bucketsOf(explained)
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'An object that GitLab may want to read lies in an archive',
      what: `In the ${bucketsNamed(buckets)} an object that was there before is in an archive${classesOf(explained).length === 0 ? '' : ` (${listed(classesOf(explained))})`} and cannot be read.`,
      why: [
        ...awsSays(explained),
        'This is the state of the object, not a permission: a lifecycle rule moved it, or Intelligent-Tiering with its archive tiers. GitLab does not restore objects, so whoever opens it gets an error; a backup in an archive has to be restored before it can be used.',
      ],
      fix: fix(
        steps(
          'See which rule moves objects (first command), and limit it to what GitLab no longer reads, such as old backups; GLACIER_IR and STANDARD_IA can be read at once.',
          'See how many objects are archived (second command).',
          'Restore them, one by one (third command) or by S3 Batch Operations. It takes hours and lasts for the days told (objects of Intelligent-Tiering take no Days and come back for good); then copy them to STANDARD (last command), which leaves them there.',
        ),
        buckets
          .slice(0, 3)
          .flatMap((bucket) => [
            `aws s3api get-bucket-lifecycle-configuration --bucket ${bucket}`,
            `aws s3api list-objects-v2 --bucket ${bucket} --query "length(Contents[?StorageClass=='GLACIER' || StorageClass=='DEEP_ARCHIVE' || StorageClass=='INTELLIGENT_TIERING'])"`,
            `aws s3api restore-object --bucket ${bucket} --key <KEY> --restore-request Days=7`,
            `aws s3 cp s3://${bucket}/<KEY> s3://${bucket}/<KEY> --storage-class STANDARD --force-glacier-transfer`,
          ]),
      ),
    }))
  },
}

function classesOf(records: readonly CheckRecord[]): readonly string[] {
  return [...new Set(records.flatMap((record) => failure(record)?.details?.StorageClass ?? []))]
}
