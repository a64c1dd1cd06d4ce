import type { BucketEvidence, BucketTarget, CheckRecord, Evidence } from '../../src/model/evidence.ts'
import type { BucketCheckId, BucketFacts, PodCheckId, PodFacts } from '../../src/model/facts.ts'
import type { AwsAnswer, Outcome } from '../../src/model/outcome.ts'
import type { Category, SkipReason, Use } from '../../src/model/words.ts'

/** Small evidence for the report and the renderers, whose words do not change when a rule's do. */

export const ROLE = 'arn:aws:iam::111122223333:role/gitlab'
export const CALLER = 'arn:aws:sts::111122223333:assumed-role/gitlab/gitlab-iam-doctor'

export function passed<F>(message: string, facts: F, aws?: AwsAnswer): Outcome<F> {
  return { status: 'pass', message, facts, ...(aws && { aws }) }
}

/** AWS said no. */
export function refused(message: string, answer: AwsAnswer): Outcome<never> {
  const { code = 'AccessDenied', message: said = 'Access Denied' } = answer
  return { status: 'fail', message, failure: { origin: 'aws', code, message: said }, aws: answer }
}

/** It could not be asked. */
export function unreachable(message: string): Outcome<never> {
  const failure = {
    origin: 'network',
    code: 'ETIMEDOUT',
    message: 'connect ETIMEDOUT',
    stage: 'tcp',
  } as const
  return { status: 'error', message, failure }
}

export function skipped(
  reason: SkipReason,
  message: string,
  ...blockedBy: readonly string[]
): Outcome<never> {
  return { status: 'skip', message, skip: { reason, blockedBy } }
}

export function sts(operation: string, rest: Partial<AwsAnswer> = {}): AwsAnswer {
  const endpoint = 'sts.eu-central-1.amazonaws.com'
  return { service: 'sts', operation, endpoint, httpStatus: 200, requestId: `req-${operation}`, ...rest }
}

export function s3(operation: string, rest: Partial<AwsAnswer> = {}): AwsAnswer {
  const endpoint = 's3.eu-central-1.amazonaws.com'
  return { service: 's3', operation, endpoint, httpStatus: 200, requestId: `req-${operation}`, ...rest }
}

export function podCheck<Id extends PodCheckId>(
  id: Id,
  category: Category,
  outcome: Outcome<PodFacts[Id]>,
  command?: string,
): CheckRecord<Id, PodFacts[Id]> {
  const title = `${id} holds`
  return { id, category, title, outcome, durationMs: 38, ...(command === undefined ? {} : { command }) }
}

export type Told = { readonly [Id in BucketCheckId]?: Outcome<BucketFacts[Id]> }

/** A bucket in which everything works, but for what is told. */
export function bucket(uses: readonly Use[], name: string, told: Told = {}): BucketEvidence {
  const target: BucketTarget = { type: 'bucket', name, uses, saidBy: ['--bucket'], clients: ['rails'] }
  const key = 'gitlab-iam-doctor/01TEST/probe'
  const ask = <Id extends BucketCheckId>(id: Id, outcome: Outcome<BucketFacts[Id]>) => ({
    id,
    category: 'buckets' as const,
    title: `${id} holds`,
    target,
    outcome,
    durationMs: 31,
    command: `aws s3api ${id.replace('s3-', '')} --bucket ${name}`,
  })
  const host = `${name}.s3.eu-central-1.amazonaws.com`
  const reached = { host, port: 443, address: '192.0.2.10', privateAddress: false, stagesMs: { tcp: 9 } }
  const endpoint = { ...reached, region: 'eu-central-1', signingRegion: 'eu-central-1' }
  const fine = {
    's3-endpoint': passed(`${host}, 9 ms`, endpoint),
    's3-list': passed('3 objects', { name, foundObject: true }, s3('ListObjectsV2')),
    's3-write': passed('12 bytes, AES256', { key, encryption: 'AES256' }, s3('PutObject')),
    's3-read': passed('12 bytes', { of: 'probe', bytes: 12 }, s3('GetObject')),
    's3-copy': passed('copied', { key }, s3('CopyObject')),
    's3-multipart': passed('1 part', { key, parts: 1 }, s3('CompleteMultipartUpload')),
    's3-missing-key': passed('404', { httpStatus: 404 }, s3('HeadObject', { httpStatus: 404 })),
    's3-encryption': passed('AES256', { encryption: 'AES256' }),
    's3-object-lock': skipped('not-applicable', 'no delete was denied'),
    's3-delete': passed('deleted', { key, versioned: false }, s3('DeleteObject')),
  } satisfies Told
  return {
    target,
    checks: {
      's3-endpoint': ask('s3-endpoint', told['s3-endpoint'] ?? fine['s3-endpoint']),
      's3-list': ask('s3-list', told['s3-list'] ?? fine['s3-list']),
      's3-write': ask('s3-write', told['s3-write'] ?? fine['s3-write']),
      's3-read': ask('s3-read', told['s3-read'] ?? fine['s3-read']),
      's3-copy': ask('s3-copy', told['s3-copy'] ?? fine['s3-copy']),
      's3-multipart': ask('s3-multipart', told['s3-multipart'] ?? fine['s3-multipart']),
      's3-missing-key': ask('s3-missing-key', told['s3-missing-key'] ?? fine['s3-missing-key']),
      's3-encryption': ask('s3-encryption', told['s3-encryption'] ?? fine['s3-encryption']),
      's3-object-lock': ask('s3-object-lock', told['s3-object-lock'] ?? fine['s3-object-lock']),
      's3-delete': ask('s3-delete', told['s3-delete'] ?? fine['s3-delete']),
    },
  }
}

/** A bucket of which nothing was asked, because of another check. */
export function blockedBucket(use: Use, name: string, blockedBy: string, told: Told = {}): BucketEvidence {
  const skip = skipped('dependency-failed', `needs ${blockedBy}`, blockedBy)
  const afterEndpoint = {
    's3-list': skip,
    's3-write': skip,
    's3-read': skip,
    's3-copy': skip,
    's3-multipart': skip,
    's3-missing-key': skip,
    's3-encryption': skip,
    's3-delete': skip,
  }
  return bucket([use], name, { ...afterEndpoint, ...told })
}

export function evidence(checks: Evidence['checks'], buckets: readonly BucketEvidence[] = []): Evidence {
  const pod = {
    component: 'toolbox',
    name: 'gitlab-toolbox-6f7d9c8b5-x2x7k',
    namespace: 'gitlab',
    serviceAccount: 'gitlab-toolbox',
    region: 'eu-central-1',
    partition: 'aws',
    uid: 1000,
  } as const
  return { pod, probedAs: { client: 'rails', source: 'irsa' }, checks, buckets }
}
