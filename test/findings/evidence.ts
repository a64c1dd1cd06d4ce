import type { BucketFacts } from '../../src/model/bucketFacts.ts'
import type {
  BucketEvidence,
  BucketTarget,
  CheckRecord,
  Evidence,
  Pod,
  PodChecks,
} from '../../src/model/evidence.ts'
import type { BucketCheckId, CheckId, PodCheckId, PodFacts } from '../../src/model/facts.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import type { Category, Use } from '../../src/model/words.ts'
import { healthyBucket, healthyPod } from './healthy.ts'

/**
 * Builds evidence literals: a healthy pod with IRSA and two buckets, in which a test changes what its story needs.
 *
 *     const told = evidence({
 *       checks: { 'assume-role': refused('AccessDenied', 'Not authorized to perform …') },
 *       buckets: { 'gitlab-lfs': { 's3-list': skipped('caller-identity') } },
 *     })
 */
export interface Story {
  readonly pod?: Partial<Pod>
  readonly probedAs?: Partial<Evidence['probedAs']>
  /** Outcomes that replace those of the healthy pod; `null` removes a check that was not asked. */
  readonly checks?: PodOutcomes
  /** By bucket name; a bucket starts healthy. Without it: `gitlab-artifacts` and `gitlab-lfs`. */
  readonly buckets?: Readonly<Record<string, BucketOutcomes>>
}

export type PodOutcomes = { readonly [Id in PodCheckId]?: Outcome<PodFacts[Id]> | null }
export type BucketOutcomes = { readonly [Id in BucketCheckId]?: Outcome<BucketFacts[Id]> | null }

const TWO_BUCKETS = { 'gitlab-artifacts': {}, 'gitlab-lfs': {} }

/** The evidence of a story. */
export function evidence({ pod, probedAs, checks, buckets = TWO_BUCKETS }: Story = {}): Evidence {
  return {
    pod: {
      component: 'toolbox',
      name: 'gitlab-toolbox-0',
      namespace: 'gitlab',
      serviceAccount: 'gitlab',
      region: 'eu-central-1',
      partition: 'aws',
      uid: 1000,
      ...pod,
    },
    probedAs: { client: 'rails', source: 'irsa', ...probedAs },
    checks: podChecks({ ...healthyPod, ...checks }),
    buckets: Object.entries(buckets).map(([name, outcomes]) => bucketEvidence(name, outcomes)),
  }
}

/** Evidence without any check but these. */
export function bare(checks: PodOutcomes): Evidence {
  return { ...evidence({ buckets: {} }), checks: podChecks(checks) }
}

function podChecks(outcomes: PodOutcomes): PodChecks {
  const checks: PodRecords<PodCheckId> = {}
  for (const id of POD_CHECKS) putPod(checks, id, outcomes[id])
  return checks
}

type PodRecords<Ids extends PodCheckId> = { [Id in Ids]?: CheckRecord<Id, PodFacts[Id]> }

function putPod<Id extends PodCheckId>(
  checks: PodRecords<Id>,
  id: Id,
  outcome: Outcome<PodFacts[Id]> | null | undefined,
) {
  const record: CheckRecord<Id, PodFacts[Id]> | null = outcome ? { ...described(id), outcome } : null
  if (record) checks[id] = record
}

function bucketEvidence(name: string, told: BucketOutcomes): BucketEvidence {
  const outcomes = { ...healthyBucket(name), ...told }
  const target: BucketTarget = {
    type: 'bucket',
    name,
    uses: [useOf(name)],
    saidBy: ['--bucket'],
    clients: ['rails'],
  }
  const checks: BucketRecords<BucketCheckId> = {}
  for (const id of BUCKET_CHECKS) putBucket(checks, target, id, outcomes[id])
  return { target, checks }
}

type BucketRecords<Ids extends BucketCheckId> = { [Id in Ids]?: CheckRecord<Id, BucketFacts[Id]> }

function putBucket<Id extends BucketCheckId>(
  checks: BucketRecords<Id>,
  target: BucketTarget,
  id: Id,
  outcome: Outcome<BucketFacts[Id]> | null | undefined,
) {
  const record: CheckRecord<Id, BucketFacts[Id]> | null = outcome
    ? { ...described(id), target, outcome }
    : null
  if (record) checks[id] = record
}

function described<Id extends CheckId>(id: Id) {
  return { id, category: categoryOf(id), title: `${id} passes`, durationMs: 1 }
}

function useOf(bucket: string): Use {
  return USES.find((use) => bucket.includes(use)) ?? 'uploads'
}

const USES: readonly Use[] = ['registry', 'lfs', 'artifacts', 'packages', 'backups', 'tmp', 'pages']

function categoryOf(id: CheckId): Category {
  if (id.startsWith('s3-')) return 'buckets'
  return CATEGORIES[id] ?? 'pod'
}

const CATEGORIES: Readonly<Partial<Record<CheckId, Category>>> = {
  'proxy-settings': 'network',
  'endpoint-variables': 'network',
  'sts-reachable': 'network',
  'clock-skew': 'network',
  'caller-identity': 'identity',
  'assume-role': 'identity',
  'expected-role': 'identity',
  'not-node-role': 'identity',
  'sts-endpoints': 'identity',
  'client-agreement': 'identity',
  'rails-credentials': 'identity',
  'workhorse-credentials': 'identity',
  'registry-credentials': 'identity',
  's3cmd-credentials': 'identity',
  'awscli-credentials': 'identity',
  'registry-config-readable': 'config',
  'registry-storage': 'config',
  'registry-no-keys': 'config',
  'registry-region': 'config',
  'registry-no-endpoint': 'config',
  'registry-signature': 'config',
  'registry-tls': 'config',
  'rails-config-readable': 'config',
  'rails-consolidated': 'config',
  'rails-buckets': 'config',
  'rails-provider': 'config',
  'rails-iam-profile': 'config',
  'rails-no-keys': 'config',
  'rails-no-endpoint': 'config',
  'rails-region': 'config',
  'rails-signature': 'config',
  'rails-tls': 'config',
  'workhorse-config-readable': 'config',
  'workhorse-no-keys': 'config',
  'backup-config-readable': 'config',
  'backup-no-keys': 'config',
  'backup-endpoint': 'config',
  'backup-signature': 'config',
  'backup-tls': 'config',
  'settings-well-formed': 'config',
  'bucket-names-agree': 'config',
  'buckets-whole': 'config',
  'buckets-distinct': 'config',
  'buckets-known': 'config',
  'probe-cleanup': 'cleanup',
}

export const POD_CHECKS = [
  'credential-source',
  'static-keys-absent',
  'irsa-env-injected',
  'role-annotation',
  'role-arn-format',
  'token-readable',
  'token-readable-by-gitlab',
  'token-claims',
  'token-service-account',
  'token-lifetime',
  'region-set',
  'proxy-settings',
  'endpoint-variables',
  'sts-reachable',
  'clock-skew',
  'caller-identity',
  'assume-role',
  'expected-role',
  'not-node-role',
  'sts-endpoints',
  'client-agreement',
  'rails-credentials',
  'workhorse-credentials',
  'registry-credentials',
  's3cmd-credentials',
  'awscli-credentials',
  'registry-config-readable',
  'registry-storage',
  'registry-no-keys',
  'registry-region',
  'registry-no-endpoint',
  'registry-signature',
  'registry-tls',
  'rails-config-readable',
  'rails-consolidated',
  'rails-buckets',
  'rails-provider',
  'rails-iam-profile',
  'rails-no-keys',
  'rails-no-endpoint',
  'rails-region',
  'rails-signature',
  'rails-tls',
  'workhorse-config-readable',
  'workhorse-no-keys',
  'backup-config-readable',
  'backup-no-keys',
  'backup-endpoint',
  'backup-signature',
  'backup-tls',
  'settings-well-formed',
  'bucket-names-agree',
  'buckets-whole',
  'buckets-distinct',
  'buckets-known',
  'probe-cleanup',
] as const satisfies readonly PodCheckId[]

export const BUCKET_CHECKS = [
  's3-endpoint',
  's3-region',
  's3-list',
  's3-write',
  's3-write-headers',
  's3-read',
  's3-copy',
  's3-multipart',
  's3-upload-lists',
  's3-missing-key',
  's3-encryption',
  's3-object-lock',
  's3-object-acl',
  's3-delete',
  's3-bucket-owner',
  's3-old-probes',
] as const satisfies readonly BucketCheckId[]
