import type { Rule } from '../model/rule.ts'
import { recordsOf } from './clues/denials.ts'
import { denialDiagnosis } from './clues/deniedBuckets.ts'
import { encryptionPlaces } from './clues/encryptionPlaces.ts'
import { fix, steps } from './clues/fix.ts'
import { ALLOW_WILL_NOT_HELP, showBucketPolicies } from './clues/permissionFix.ts'
import { bucketsOf } from './clues/symptoms.ts'
import {
  clientsOf,
  type DecidedByHeader,
  decidedByHeader,
  takenOnly,
  withHeader,
} from './clues/uploadHeaders.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/** A policy takes uploads with one encryption header only, or none with it: proven by uploading with the other. */
export const uploadEncryptionDecides: Rule = {
  id: 'upload-encryption-decides',
  cause: 'bucket-policy-deny',
  diagnose(evidence, symptoms) {
    const decided = decidedByHeader(evidence, symptoms, 'x-amz-server-side-encryption')
    return decided.map((one) => {
      const { header, denials, deniedByKms } = one
      const buckets = bucketsOf(recordsOf(denials))
      const said = withHeader(header)
      return denialDiagnosis(evidence, symptoms, denials, {
        confidence: 'certain',
        title: takenOnly(one),
        what: `${listed(clientsOf(denials))} may not write to the ${bucketsNamed(buckets)}; the same upload ${said} gets past the policies.`,
        why: [
          ...awsSays(recordsOf(denials)),
          `Tried: the same identity wrote ${said}. So nothing but a condition on s3:${header.name} denies it. ${ALLOW_WILL_NOT_HELP}`,
          ...(deniedByKms === undefined
            ? []
            : [
                `With the header KMS is next to deny: ${deniedByKms}`,
                'The identity then needs kms:GenerateDataKey and kms:Decrypt for the key of the bucket as well.',
              ]),
        ],
        fix: fix(steps(...cures(one)), [
          ...showBucketPolicies(buckets),
          ...(header.value === undefined
            ? []
            : buckets.slice(0, 4).map((bucket) => encryptByDefault(bucket, header.value ?? 'AES256'))),
        ]),
      })
    })
  },
}

function cures({ header: { name, value }, denials }: DecidedByHeader): readonly string[] {
  const places = encryptionPlaces(clientsOf(denials))
  if (value === undefined) {
    return [
      `Take the setting out with which ${listed(clientsOf(denials))} send ${name}${places === undefined ? '' : `: ${places}`}.`,
      'Or change the Deny statement in the bucket policy (first command).',
    ]
  }
  return [
    `Better: take the Deny on s3:${name} out of the bucket policy (first command shows it), and have the bucket encrypt by default (last commands). ${value === 'AES256' ? 'Amazon S3 encrypts every new object so anyway, with or without the header.' : 'The default does the same without a header.'}`,
    places === undefined
      ? `${listed(clientsOf(denials))} have no setting for such a header.`
      : `Or have the clients send it, upgrade the release and restart its pods: ${places}.`,
  ]
}

/** The bucket's own default, which no client has to ask for (Amazon S3 API reference, PutBucketEncryption). */
function encryptByDefault(bucket: string, algorithm: string): string {
  const rule = {
    ApplyServerSideEncryptionByDefault: { SSEAlgorithm: algorithm },
    ...(algorithm === 'AES256' ? {} : { BucketKeyEnabled: true }),
  }
  return `aws s3api put-bucket-encryption --bucket ${bucket} --server-side-encryption-configuration '${JSON.stringify({ Rules: [rule] })}'`
}
