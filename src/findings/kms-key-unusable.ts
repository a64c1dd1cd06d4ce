import type { CheckRecord } from '../model/evidence.ts'
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
    const refused = symptoms.filter((record) => isOfBucket(record) && codeOf(record).startsWith('KMS.'))
    return groupedBy(refused, (record) => keyIn(record) ?? codeOf(record)).map((records) => {
      const code = records.map(codeOf)[0] ?? ''
      const key = records.map(keyIn)[0] ?? '<KEY ID>'
      const { title, text, cure } = STATES[code] ?? UNKNOWN_STATE
      return diagnosis(records, {
        confidence: 'certain',
        title,
        what: `S3 cannot encrypt or decrypt objects in the ${bucketsNamed(bucketsOf(records))}.`,
        why: [...awsSays(records), 'This is the state of the key, not a permission.'],
        fix: fix(
          text,
          [
            ...cure.map((command) => `${command} --key-id ${key}`),
            ...bucketsOf(records)
              .slice(0, 3)
              .map((bucket) => `aws s3api get-bucket-encryption --bucket ${bucket}`),
          ],
          [],
          cure.includes('aws kms enable-key') && key.startsWith('arn:')
            ? [{ kind: 'kms-key', arn: key, state: 'Enabled' }]
            : [],
        ),
      })
    })
  },
}

interface KeyState {
  readonly title: string
  readonly text: string
  /** What is to be done to the key, in order. */
  readonly cure: readonly string[]
}

const STATES: Readonly<Record<string, KeyState>> = {
  'KMS.DisabledException': {
    title: 'The KMS key of the bucket is disabled',
    text: 'Enable the key again, after asking whoever disabled it why. Until then nothing that it encrypted can be read.',
    cure: ['aws kms enable-key'],
  },
  'KMS.KMSInvalidStateException': {
    title: 'The KMS key of the bucket is about to be deleted',
    text: 'Cancel the deletion now and enable the key: once it is deleted, what it encrypted is lost.',
    cure: ['aws kms cancel-key-deletion', 'aws kms enable-key'],
  },
  'KMS.NotFoundException': {
    title: 'The KMS key of the bucket does not exist',
    text: 'Give the bucket a key that exists in its region; a key of another region, an alias that was removed and a typing error look alike.',
    cure: ['aws kms describe-key'],
  },
}

const UNKNOWN_STATE: KeyState = {
  title: 'The KMS key of the bucket cannot be used',
  text: 'Look at the state of the key and give the bucket one that is enabled.',
  cure: ['aws kms describe-key'],
}

function codeOf(record: CheckRecord): string {
  return failure(record)?.code ?? ''
}

function keyIn(record: CheckRecord): string | undefined {
  return /arn:[^\s']+:key\/[\w-]+/.exec(failure(record)?.message ?? '')?.[0]
}
