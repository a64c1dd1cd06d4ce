import type { UploadHeader } from '../model/bucketFacts.ts'
import type { Rule } from '../model/rule.ts'
import type { ClientId } from '../model/words.ts'
import { headersInWords } from '../uploadHeaders.ts'
import { recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { encryptionPlaces } from './clues/encryptionPlaces.ts'
import { fix, steps } from './clues/fix.ts'
import { ALLOW_WILL_NOT_HELP, showBucketPolicies } from './clues/permissionFix.ts'
import { bucketsOf } from './clues/symptoms.ts'
import {
  clientsOf,
  type DecidedByHeaders,
  decidedByHeaders,
  proofOf,
  takenOnly,
} from './clues/uploadHeaders.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/** A policy takes uploads with one encryption only, or none with it: proven by uploading with another. */
export const uploadEncryptionDecides: Rule = {
  id: 'upload-encryption-decides',
  cause: 'bucket-policy-deny',
  diagnose(evidence, symptoms) {
    return decidedByHeaders(evidence, symptoms, 'encryption').map((one) => {
      const { headers, denials, isExplicit } = one
      const buckets = bucketsOf(recordsOf(denials))
      const wantsKms = headers.some(({ value }) => value === 'aws:kms')
      return denialDiagnosis(evidence, symptoms, denials, {
        confidence: isExplicit ? 'certain' : 'likely',
        title: takenOnly(one),
        what: `${listed(clientsOf(denials))} may not write to the ${bucketsNamed(buckets)}; ${headersInWords(headers)} the same upload gets past the policy.`,
        why: [
          ...awsSays(recordsOf(denials)),
          ...proofOf(one),
          ...(isExplicit
            ? [ALLOW_WILL_NOT_HELP]
            : ['AWS gave no reason: a key that the identity may not use would be denied alike.']),
        ],
        fix: fix(steps(...cures(one)), [
          ...showBucketPolicies(buckets),
          ...buckets.slice(0, 4).map((bucket) => `aws s3api get-bucket-encryption --bucket ${bucket}`),
          ...(wantsKms ? buckets.slice(0, 4).map(encryptWithKey) : []),
        ]),
      })
    })
  },
}

function cures({ headers, denials, isExplicit }: DecidedByHeaders): readonly string[] {
  const clients = clientsOf(denials)
  const conditions = headers.map(conditionOf).join(', ')
  if (headers.every(({ value }) => value === undefined)) {
    return [
      `Take the setting out with which ${listed(clients)} ${clients.length === 1 ? 'asks' : 'ask'} for an encryption or a key${placesOf(clients)}, or give it the key that the policy names. Upgrade the release and restart its pods.`,
      `Or change the Deny on ${conditions} in the bucket policy (first command).`,
    ]
  }
  const wantsKms = headers.some(({ value }) => value === 'aws:kms')
  return [
    ...(isExplicit || wantsKms
      ? []
      : [
          'Look at the default encryption of the bucket (get-bucket-encryption). If it is aws:kms, the identity needs kms:GenerateDataKey and kms:Decrypt for that key, in the key policy too where the key is in another account: see kms-permission-missing. Otherwise go on.',
        ]),
    `Better: take the Deny on ${conditions} out of the bucket policy. ${
      wantsKms
        ? 'The default encryption of the bucket (get-bucket-encryption shows it) does the same without a header; where it is not SSE-KMS and has to be, set it first (last command, with the ARN of your key).'
        : 'Amazon S3 encrypts every new object with AES256 or better, with the header or without; leave the default encryption of the bucket as it is.'
    }`,
    `Or have the clients send it, upgrade the release and restart its pods${placesOf(clients)}.`,
  ]
}

/** Where the clients have such a setting, and which of them have none. */
function placesOf(clients: readonly ClientId[]): string {
  const places = encryptionPlaces(clients)
  const without = clients.filter((client) => encryptionPlaces([client]) === undefined)
  return [
    ...(places === undefined ? [] : [`: ${places}`]),
    ...(without.length === 0
      ? []
      : [` (${listed(without)} ${without.length === 1 ? 'has' : 'have'} no such setting)`]),
  ].join('')
}

/** The condition key that a header becomes (Service Authorization Reference, "Condition keys for Amazon S3"). */
function conditionOf({ name, value }: UploadHeader): string {
  const whole = name === 'x-amz-server-side-encryption' && value === undefined
  return whole ? `s3:${name} or s3:${name}-aws-kms-key-id` : `s3:${name}`
}

/** The bucket's own default, which no client has to ask for (Amazon S3 API reference, PutBucketEncryption). */
function encryptWithKey(bucket: string): string {
  const rule = {
    ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: '<KEY ARN>' },
    BucketKeyEnabled: true,
  }
  return `aws s3api put-bucket-encryption --bucket ${bucket} --server-side-encryption-configuration '${JSON.stringify({ Rules: [rule] })}'`
}
