import { evidence } from '../evidence.ts'
import { refused, skipped } from '../outcomes.ts'
import type { Cases } from './case.ts'

const KEY = 'arn:aws:kms:eu-central-1:111122223333:key/0d5b1f2e-7a54-4c1b-9b0e-6a1f1f9f6c11'
const unwritten = {
  's3-read': skipped('s3-write'),
  's3-copy': skipped('s3-write'),
  's3-delete': skipped('s3-write'),
  's3-encryption': skipped('s3-write'),
} as const
const unknownMethod = {
  httpStatus: 400,
  details: { ArgumentName: 'x-amz-server-side-encryption', ArgumentValue: 'aes265' },
} as const
const noSuchKey = (asked?: { algorithm: string; keyId: string }) =>
  refused('KMS.NotFoundException', `Key '${KEY}' does not exist`, {
    httpStatus: 400,
    ...(asked && { facts: { asked } }),
  })

export const encryptionSetting: Cases = {
  'encryption-setting-invalid': {
    matches: [
      {
        story: 'a method that S3 does not know',
        evidence: evidence({
          buckets: {
            a: {
              ...unwritten,
              's3-write': refused('InvalidArgument', 'The encryption method specified is not supported', {
                ...unknownMethod,
                facts: { asked: { algorithm: 'aes265' } },
              }),
              's3-multipart': refused(
                'InvalidArgument',
                'The encryption method specified is not supported',
                unknownMethod,
              ),
            },
          },
        }),
        says: ['ask for aes265', 'storage_options'],
      },
      {
        story: 'the older code for it',
        evidence: evidence({
          buckets: {
            a: {
              ...unwritten,
              's3-write': refused(
                'InvalidEncryptionAlgorithmError',
                'The Encryption request you specified is not valid. Supported value: AES256.',
                { httpStatus: 400, facts: { asked: { algorithm: 'aes256' } } },
              ),
            },
          },
        }),
      },
      {
        story: 'a key that does not exist, by the configuration',
        evidence: evidence({
          buckets: { a: { ...unwritten, 's3-write': noSuchKey({ algorithm: 'aws:kms', keyId: KEY }) } },
        }),
        says: [`with the key ${KEY}`, `aws kms describe-key --key-id ${KEY}`],
      },
    ],
    nearMisses: [
      {
        story: 'a key that does not exist, by the bucket',
        evidence: evidence({ buckets: { a: { ...unwritten, 's3-write': noSuchKey() } } }),
        finds: ['kms-key-unusable'],
      },
      {
        story: 'another argument',
        evidence: evidence({
          buckets: {
            a: {
              's3-list': refused('InvalidArgument', 'Invalid Argument', {
                httpStatus: 400,
                details: { ArgumentName: 'max-keys' },
              }),
            },
          },
        }),
        finds: ['unexplained-failure'],
      },
    ],
  },
}
