import { bucketFacts } from '../evidence.ts'
import type { BucketFacts } from '../model/bucketFacts.ts'
import type { CheckRecord, Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { encryptionPlaces } from './clues/encryptionPlaces.ts'
import { fix } from './clues/fix.ts'
import { groupedBy } from './clues/grouped.ts'
import { bucketsOf, diagnosis, failedWith, failure, isOfBucket } from './clues/symptoms.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

type Asked = NonNullable<BucketFacts['s3-write']['asked']>

/** A client is told to ask for an encryption, and S3 or KMS does not know what it asks for. */
export const encryptionSettingInvalid: Rule = {
  id: 'encryption-setting-invalid',
  cause: 'kms-permission',
  diagnose(evidence, symptoms) {
    const told = symptoms.flatMap((record) => {
      const asked = askedIn(evidence, record)
      return asked !== undefined && isRefused(record, asked) ? [{ record, asked }] : []
    })
    return groupedBy(told, ({ asked }) => JSON.stringify(asked)).map((alike) => {
      const records = alike.map(({ record }) => record)
      const { algorithm, keyId }: Asked = alike[0]?.asked ?? { algorithm: 'unknown' }
      const clients = [...new Set(records.flatMap(({ target }) => target?.clients ?? []))]
      const key = keyId === undefined ? '' : ` with the key ${keyId}`
      return diagnosis(records, {
        confidence: 'certain',
        title: 'GitLab is told to ask for an encryption that AWS does not know',
        what: `The configuration has ${listed(clients)} ask for ${algorithm}${key} with every upload to the ${bucketsNamed(bucketsOf(records))}, and AWS refuses it.`,
        why: [
          ...awsSays(records),
          'S3 knows AES256, aws:kms and aws:kms:dsse; a key is told by its id or ARN, and lies in the region of the bucket. Without the setting S3 encrypts with what the bucket is set to.',
        ],
        fix: fix(
          `Correct the setting or take it out, and upgrade the release: ${encryptionPlaces(clients) ?? "the setting of the client's own"}.`,
          keyId === undefined || !isKeyId(keyId)
            ? []
            : [`aws kms describe-key --key-id ${keyId} --query KeyMetadata.KeyState`],
        ),
      })
    })
  },
}

/** A key's id, alias or ARN: nothing else goes into a command to paste. */
function isKeyId(text: string): boolean {
  return /^[\w:/-]{1,2048}$/.test(text)
}

/** What the clients of this bucket are told, as the check that writes for them found out. */
function askedIn(evidence: Evidence, { target }: CheckRecord): Asked | undefined {
  return target === undefined ? undefined : bucketFacts(evidence, target.name, 's3-write', target.via).asked
}

function isRefused(record: CheckRecord, { keyId }: Asked): boolean {
  if (!isOfBucket(record)) return false
  if (failedWith(record, 'InvalidEncryptionAlgorithmError')) return true
  const argument = failure(record)?.details?.ArgumentName ?? ''
  if (failedWith(record, 'InvalidArgument')) return argument.startsWith('x-amz-server-side-encryption')
  return keyId !== undefined && failedWith(record, 'KMS.NotFoundException')
}
