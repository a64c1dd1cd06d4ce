import { regionOf } from '../advice/reach.ts'
import type { Suspect } from '../suspect.ts'

/** The bucket that is named is none. */
export const bucketMissing: Suspect = {
  cause: 'bucket-missing',
  finding: 'bucket-missing',
  title: 'There is no bucket of this name',
  clues: [
    {
      weight: 97,
      words:
        /NoSuchBucket|The specified bucket does not exist|bucket (?:"[^"\n]*"|'[^'\n]*'|[\w.-]+)? ?(?:does not|doesn't) exist|bucket [`'"][\w.-]+[`'"] (?:does not|doesn't) exist|Bucket not found(?!: \S+ ?\. Skipping)|no such bucket/i,
      says: 'S3 knows no bucket of this name in this partition.',
    },
    {
      weight: 93,
      words:
        /InvalidBucketName|The specified bucket is not valid|Invalid bucket name|Bucket name (?:shouldn't|must|cannot|should|contains)|No value provided for input HTTP label: Bucket|bucket name (?:is )?(?:empty|required|invalid|missing)|minimum field size of 1, \w+Input\.Bucket|Invalid type for parameter Bucket|parameter Bucket/i,
      finding: 'bucket-name-invalid',
      says: 'What is given as the bucket cannot be the name of one.',
    },
    {
      weight: 70,
      words: /HeadBucket[^\n]{0,200}(?:404|NotFound|Not Found)|\(404\) when calling the HeadBucket/i,
      says: 'HeadBucket is answered 404 when there is no such bucket.',
    },
    {
      weight: 56,
      words: /Bucket not found: \S+ ?\. Skipping/i,
      says: 'backup-utility says this whenever it cannot list the bucket, whatever the reason.',
    },
  ],
  nextCheck: regionOf,
}
