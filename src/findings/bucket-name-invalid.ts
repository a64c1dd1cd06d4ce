import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { bucketsOf, diagnosisOf, failedWith, isCheck, isOfBucket } from './clues/symptoms.ts'
import { awsSays, bucketsNamed, observed } from './clues/words.ts'

/** What is configured cannot be the name of a bucket. */
export const bucketNameInvalid: Rule = {
  id: 'bucket-name-invalid',
  cause: 'bucket-missing',
  diagnose(_evidence, symptoms) {
    const explained = symptoms.filter(
      (record) =>
        (isOfBucket(record) &&
          failedWith(record, 'InvalidBucketName', 'EndpointError', 'invalid-bucket-name')) ||
        (isCheck(record, 'rails-buckets') && failedWith(record, 'bucket-malformed')),
    )
    const buckets = bucketsOf(explained)
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: `${buckets.length === 1 ? 'A configured name is not' : 'Configured names are not'} the name of a bucket`,
      what:
        buckets.length === 0
          ? 'Rails refuses it ("invalid bucket") and does not start.'
          : `S3 does not take ${bucketsNamed(buckets.map((name) => JSON.stringify(name)))} as a name.`,
      why: [
        ...awsSays(explained),
        ...observed(explained),
        'A name has 3 to 63 small letters, digits, dots and hyphens: no s3:// in front, no path behind, no ARN, no quotes.',
      ],
      fix: fix(
        'Write the bare name of the bucket in the values and upgrade; a path within the bucket is not part of it.',
      ),
    }))
  },
}
