import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { groupedBy } from './clues/grouped.ts'
import { bucketsOf, diagnosis, failure, isOfBucket } from './clues/symptoms.ts'
import { awsSays, bucketsNamed } from './clues/words.ts'

/** S3 passes the errors of KMS on with status 400 and the code `KMS.…`. */
export const kmsKeyUnusable: Rule = {
  id: 'kms-key-unusable',
  cause: 'kms-permission',
  diagnose(_evidence, symptoms) {
    const refused = symptoms.filter(
      (record) => isOfBucket(record) && failure(record)?.code.startsWith('KMS.') === true,
    )
    const same = (text: string) => /arn:[^\s']+/.exec(text)?.[0] ?? text
    return groupedBy(refused, (record) => same(failure(record)?.message ?? '')).map((records) => {
      const code = records.map((record) => failure(record)?.code ?? '')[0] ?? ''
      return diagnosis(records, {
        confidence: 'certain',
        title: TITLES[code] ?? 'The KMS key of the bucket cannot be used',
        what: `S3 cannot encrypt or decrypt objects in the ${bucketsNamed(bucketsOf(records))}.`,
        why: [...awsSays(records), 'This is the state of the key, not a permission.'],
        fix: fix(ADVICE[code] ?? 'Look at the state of the key and give the bucket one that is enabled.', [
          `aws kms describe-key --key-id ${keyIn(records.map((record) => failure(record)?.message ?? ''))}`,
          ...bucketsOf(records)
            .slice(0, 3)
            .map((bucket) => `aws s3api get-bucket-encryption --bucket ${bucket}`),
        ]),
      })
    })
  },
}

const TITLES: Readonly<Record<string, string>> = {
  'KMS.DisabledException': 'The KMS key of the bucket is disabled',
  'KMS.KMSInvalidStateException': 'The KMS key of the bucket is about to be deleted',
  'KMS.NotFoundException': 'The KMS key of the bucket does not exist',
}

const ADVICE: Readonly<Record<string, string>> = {
  'KMS.DisabledException': 'Enable the key (aws kms enable-key --key-id KEY).',
  'KMS.KMSInvalidStateException':
    'Cancel the deletion and enable the key (aws kms cancel-key-deletion --key-id KEY, then aws kms enable-key --key-id KEY). Do it now: once deleted, what it encrypted is lost.',
  'KMS.NotFoundException':
    'Give the bucket a key that exists in the region of the bucket; a key of another region, an alias that was removed and a typing error look alike.',
}

function keyIn(messages: readonly string[]): string {
  return /arn:[^\s']+:key\/[\w-]+/.exec(messages.join('\n'))?.[0] ?? '<KEY ID>'
}
