import type { CheckRecord, Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { bucketsOf, diagnosisOf, failedWith, isOfBucket } from './clues/symptoms.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/** Buckets made since April 2023 have access control lists switched off unless asked otherwise. */
export const aclNotSupported: Rule = {
  id: 'acl-not-supported',
  cause: 'acl-or-object-ownership',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter(
      (record) =>
        isOfBucket(record) &&
        failedWith(record, 'AccessControlListNotSupported', 'InvalidBucketAclWithObjectOwnership'),
    )
    const buckets = bucketsOf(explained)
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'The bucket does not take access control lists, and the client sends one',
      what: `${senders(explained, evidence)} an access control list (x-amz-acl) with each upload; the ${bucketsNamed(buckets)} ${buckets.length === 1 ? 'has' : 'have'} Object Ownership "bucket owner enforced", which refuses it.`,
      why: [
        ...awsSays(explained),
        'The permissions are in order: without the header the same upload would work.',
      ],
      fix: fix(
        'Let the bucket accept lists again (first command; Block Public Access stays on), or have the client send none: objectacl removed from the registry storage, acl_public = False in .s3cfg (newer s3cmd), a GitLab version that leaves it out.',
        buckets
          .slice(0, 3)
          .flatMap((bucket) => [
            `aws s3api put-bucket-ownership-controls --bucket ${bucket} --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerPreferred}]'`,
            `aws s3api get-bucket-ownership-controls --bucket ${bucket}`,
          ]),
      ),
    }))
  },
}

/** The clients of the buckets; where a report does not name them, the one that was asked as. */
function senders(explained: readonly CheckRecord[], { probedAs }: Evidence): string {
  const clients = [...new Set(explained.flatMap(({ target }) => target?.clients ?? []))]
  const named = clients.length === 0 ? [probedAs.client] : clients
  return `${listed(named)} ${named.length === 1 ? 'sends' : 'send'}`
}
