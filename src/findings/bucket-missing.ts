import type { Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix, steps } from './clues/fix.ts'
import { callerAccount } from './clues/identity.ts'
import { bucketsOf, diagnosisOf, failedWith, isOfBucket } from './clues/symptoms.ts'
import { awsSays, bucketsNamed, listed } from './clues/words.ts'

/** No bucket of this name exists anywhere in the partition. */
export const bucketMissing: Rule = {
  id: 'bucket-missing',
  cause: 'bucket-missing',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter(
      (record) => isOfBucket(record) && failedWith(record, 'NoSuchBucket', 'NotFound'),
    )
    const buckets = bucketsOf(explained)
    const { region } = evidence.pod
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: `The ${bucketsNamed(buckets)} ${buckets.length === 1 ? 'does' : 'do'} not exist`,
      what: `S3 knows no ${bucketsNamed(buckets)}.`,
      why: [...awsSays(explained), ...whoSaysSo(evidence, buckets)],
      fix: fix(
        steps(
          `Compare with the buckets that account ${callerAccount(evidence) ?? 'of the role'} has (first command, as an administrator).`,
          "If the name is wrong, correct it in the values (global.appConfig.…, global.registry.bucket and the registry's storage Secret, which must agree) and upgrade.",
          'If the bucket was never made, make it in the region of the others.',
        ),
        [
          'aws s3api list-buckets --query "Buckets[].Name" --output text',
          ...buckets.slice(0, 3).map((bucket) => creation(evidence, bucket)),
        ],
        [],
        region === undefined ? [] : buckets.map((name) => ({ kind: 'bucket' as const, name, region })),
      ),
    }))
  },
}

function whoSaysSo({ buckets }: Evidence, missing: readonly string[]): readonly string[] {
  return buckets
    .filter(({ target }) => missing.includes(target.name))
    .map(
      ({ target }) => `The name ${target.name} comes from ${listed(target.saidBy)} (${listed(target.uses)}).`,
    )
    .slice(0, 12)
}

/** us-east-1 must not be given as a location. */
function creation({ pod: { region = '<REGION>' } }: Evidence, bucket: string): string {
  const location = region === 'us-east-1' ? '' : ` --create-bucket-configuration LocationConstraint=${region}`
  return `aws s3api create-bucket --bucket ${bucket} --region ${region}${location}`
}
