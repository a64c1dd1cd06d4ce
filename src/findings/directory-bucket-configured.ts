import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { bucketsOf, diagnosisOf, failedWith, isOfBucket } from './clues/symptoms.ts'
import { bucketsNamed, observed } from './clues/words.ts'

/**
 * Directory buckets (S3 Express One Zone) have names that end in `--ZONE--x-s3`, hosts of their own and sessions of their
 * own, s3express:CreateSession (Amazon S3 User Guide, "Directory buckets"), which GitLab does not list among its storages
 * (GitLab docs, administration/object_storage.md).
 */
export const directoryBucketConfigured: Rule = {
  id: 'directory-bucket-configured',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter(
      (record) => isOfBucket(record) && failedWith(record, 'directory-bucket'),
    )
    const buckets = bucketsOf(explained)
    const region = evidence.pod.region ?? '<REGION>'
    const where = region === 'us-east-1' ? '' : ` --create-bucket-configuration LocationConstraint=${region}`
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'A directory bucket is configured, which GitLab does not support',
      what: `${buckets.length === 1 ? 'The name of the' : 'The names of the'} ${bucketsNamed(buckets)} ${buckets.length === 1 ? 'is that of a directory bucket' : 'are those of directory buckets'} (S3 Express One Zone).`,
      why: [
        ...observed(explained),
        'Directory buckets are reached at other hosts, by sessions that a client has to open first, and keep objects in one zone only; they have neither versions nor the usual policies.',
      ],
      fix: fix(
        'Make a general purpose bucket in the same region, copy what is in the directory bucket, and put the name of the new one into the values.',
        [`aws s3api create-bucket --bucket <NEW BUCKET> --region ${region}${where}`, ...copies(buckets)],
      ),
    }))
  },
}

function copies(buckets: readonly string[]): readonly string[] {
  return buckets.slice(0, 3).map((bucket) => `aws s3 sync s3://${bucket} s3://<NEW BUCKET>`)
}
