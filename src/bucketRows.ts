import { bucketFacts } from './evidence.ts'
import type { BucketEvidence, Evidence } from './model/evidence.ts'
import type { BucketCheckId } from './model/facts.ts'
import type { BucketRow } from './model/report.ts'
import type { ClientId, Status } from './model/words.ts'
import { present } from './present.ts'
import { isUnserved } from './unserved.ts'

/** The columns of the bucket matrix, in the order in which they are shown, and the check behind each. */
export const BUCKET_COLUMNS = {
  list: 's3-list',
  read: 's3-read',
  write: 's3-write',
  delete: 's3-delete',
  multipart: 's3-multipart',
  copy: 's3-copy',
} as const satisfies Record<string, BucketCheckId>

/** What a client can do that does not come as far as asking. */
const UNASKED = {
  list: 'skip',
  read: 'skip',
  write: 'skip',
  delete: 'skip',
  multipart: 'skip',
  copy: 'skip',
} as const satisfies Record<keyof typeof BUCKET_COLUMNS, Status>

/**
 * The bucket matrix: one row per use and client, in the order of the evidence. An operation that was not tried is `skip`.
 * Clients for which S3 can have but one answer have the same words.
 */
export function bucketRows(evidence: Evidence): readonly BucketRow[] {
  return evidence.buckets.flatMap((bucket) => {
    const { target, identity } = bucket
    const { name, via } = target
    const words = {
      list: wordOf(bucket, BUCKET_COLUMNS.list),
      read: wordOf(bucket, BUCKET_COLUMNS.read),
      write: wordOf(bucket, BUCKET_COLUMNS.write),
      delete: wordOf(bucket, BUCKET_COLUMNS.delete),
      multipart: wordOf(bucket, BUCKET_COLUMNS.multipart),
      copy: wordOf(bucket, BUCKET_COLUMNS.copy),
    }
    const about = { name, ...present({ region: regionOf(evidence, bucket), identity, via }) }
    // The registry looks for uploads and their parts within every push (s3-upload-lists).
    const pushes = bucket.checks['s3-upload-lists']?.outcome.status === 'fail' ? 'fail' : words.multipart
    const wordsFor = (client: ClientId) => (client === 'registry' ? { ...words, multipart: pushes } : words)
    return target.uses.flatMap((use) =>
      target.clients.map((client) => {
        const own = isUnserved(evidence, client, use, name) ? UNASKED : wordsFor(client)
        return { use, client, ...about, ...own }
      }),
    )
  })
}

function wordOf({ checks }: BucketEvidence, id: BucketCheckId): Status {
  return checks[id]?.outcome.status ?? 'skip'
}

/** The region that S3 itself named, else the one whose endpoint answered. */
function regionOf(evidence: Evidence, { target, checks }: BucketEvidence): string | undefined {
  for (const { outcome } of Object.values(checks)) {
    if (outcome.status !== 'skip' && outcome.aws?.bucketRegion !== undefined) return outcome.aws.bucketRegion
  }
  return bucketFacts(evidence, target.name, 's3-endpoint', target.via).region
}
