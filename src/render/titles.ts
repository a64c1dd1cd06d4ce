import type { Category, SkipReason, Source } from '../model/words.ts'

/** The sections of the report, in the order in which they are shown. */
export const CATEGORY_TITLES = {
  pod: 'Pod and token',
  network: 'Network',
  identity: 'Identity',
  config: 'GitLab configuration',
  buckets: 'Buckets',
  cleanup: 'Cleanup',
} as const satisfies Record<Category, string>

export const SOURCE_TITLES = {
  irsa: 'IRSA',
  'pod-identity': 'EKS Pod Identity',
  imds: 'instance metadata',
  kube2iam: 'kube2iam',
  kiam: 'kiam',
  'static-env': 'access keys in the environment',
  'static-config': 'access keys in the configuration',
  'shared-file': 'shared credentials file',
  none: 'no credentials',
} as const satisfies Record<Source, string>

/** What stands for a reason when several skipped checks are told in one line. */
export const SKIP_TITLES = {
  'dependency-failed': 'needs another check',
  'not-configured': 'not configured',
  'not-applicable': 'does not apply here',
  deselected: 'not selected',
  'read-only': 'not tried in a read-only run',
  'timeout-budget': 'no time was left',
  interrupted: 'the run was interrupted',
} as const satisfies Record<SkipReason, string>
