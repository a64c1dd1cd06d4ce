import { answerOf, podFacts } from '../evidence.ts'
import type { CheckRecord } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { groupedBy } from './clues/grouped.ts'
import { isKeyMalformed } from './clues/staticKeys.ts'
import { bucketsOf, diagnosis, failedWith, failure, isOfBucket } from './clues/symptoms.ts'
import { awsSays, bucketsNamed, observed } from './clues/words.ts'

export const WRONG_REGION_CODES = [
  'PermanentRedirect',
  'AuthorizationHeaderMalformed',
  'IllegalLocationConstraintException',
  'Redirect',
  'TemporaryRedirect',
  'bucket-in-other-region',
]

/** The requests go to, or are signed for, another region than the bucket's. */
export const bucketRegionWrong: Rule = {
  id: 'bucket-region-wrong',
  cause: 'wrong-region',
  diagnose(evidence, symptoms) {
    const wrong = symptoms.filter(
      (record) => isOfBucket(record) && failedWith(record, ...WRONG_REGION_CODES) && !isKeyMalformed(record),
    )
    const asked = podFacts(evidence, 'region-set').region ?? evidence.pod.region ?? 'another region'
    return groupedBy(wrong, (record) => regionOf(record) ?? '').map((records) => {
      const buckets = bucketsOf(records)
      const region = records.map(regionOf)[0]
      return diagnosis(records, {
        confidence: region === undefined ? 'likely' : 'certain',
        title: `The ${bucketsNamed(buckets)} ${buckets.length === 1 ? 'is' : 'are'} in another region`,
        what: `The requests were made for ${asked}; the ${bucketsNamed(buckets)} ${buckets.length === 1 ? 'is' : 'are'} in ${region ?? 'another region'}.`,
        why: [
          ...awsSays(records),
          ...observed(records),
          'S3 serves a bucket from its own region only. Rails (fog-aws) and s3cmd follow S3 there; Workhorse and the registry stay with the region they are told, and fail.',
        ],
        fix: fix(
          `Set region: ${region ?? '<REGION>'} in the connection of these uses (the object storage Secret), in the registry's storage Secret and as bucket_location in .s3cfg, then restart the pods. A bucket cannot be moved; if all others are in ${asked}, make a new one there and copy. A bucket made within the last hours may redirect until its name is known everywhere.`,
          buckets
            .slice(0, 4)
            .map((bucket) => `aws s3api head-bucket --bucket ${bucket} --query BucketRegion --output text`),
        ),
      })
    })
  },
}

/** The bucket's region: from the header S3 always sends, the error document, or the text. */
function regionOf(record: CheckRecord): string | undefined {
  const { message = '', details } = failure(record) ?? {}
  return (
    answerOf(record.outcome)?.bucketRegion ??
    details?.Region ??
    /expecting '([a-z0-9-]+)'/.exec(message)?.[1] ??
    /\.s3[.-]([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(`${details?.Endpoint ?? ''} ${message}`)?.[1]
  )
}
