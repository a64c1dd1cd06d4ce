import { bucketFacts } from '../evidence.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Rule } from '../model/rule.ts'
import { fix } from './clues/fix.ts'
import { bucketsOf, diagnosisOf, failedWith, isCheck } from './clues/symptoms.ts'
import { bucketsNamed, counted } from './clues/words.ts'

/** A run before this one was killed before it could clean up, or was not allowed to. */
export const olderProbesFound: Rule = {
  id: 'older-probes-found',
  cause: 'other',
  diagnose(evidence, symptoms) {
    const explained = symptoms.filter(
      (record) => isCheck(record, 's3-old-probes') && failedWith(record, 'older-probes'),
    )
    const buckets = bucketsOf(explained)
    const keys = buckets.flatMap((bucket) => keysIn(evidence, bucket))
    return diagnosisOf(explained, () => ({
      confidence: 'certain',
      title: 'Probes of an earlier run are in the bucket',
      what: `${counted(keys.length, 'probe')} of earlier runs ${keys.length === 1 ? 'is' : 'are'} in the ${bucketsNamed(buckets)}.`,
      why: [
        'Their keys lie in a folder gitlab-iam-doctor/ and are more than an hour old, so no run still uses them: theirs was killed, or was not allowed to delete.',
      ],
      fix: fix(
        'Run the doctor with --sweep: it removes them if they carry its marker, and nothing else. If this role may not delete, use the other commands with an identity that may.',
        ['gitlab-iam-doctor --sweep', ...keys.slice(0, 20)],
      ),
    }))
  },
}

/** One command for each probe that `--sweep` would remove. */
function keysIn(evidence: Evidence, bucket: string): readonly string[] {
  const { keys = [] } = bucketFacts(evidence, bucket, 's3-old-probes')
  return keys.map((key) => `aws s3api delete-object --bucket ${bucket} --key ${key}`)
}
