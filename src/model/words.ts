/** The words of the house: closed lists that the report, the screen and the pages share. */

/** What a bucket is for. */
export type Use =
  | 'registry'
  | 'lfs'
  | 'artifacts'
  | 'uploads'
  | 'packages'
  | 'external-diffs'
  | 'terraform-state'
  | 'ci-secure-files'
  | 'dependency-proxy'
  | 'pages'
  | 'agent-plan-content'
  | 'ci-catalog-bundles'
  | 'pseudonymizer'
  | 'backups'
  | 'tmp'

/** The kind of pod. */
export type Component = 'toolbox' | 'webservice' | 'sidekiq' | 'registry' | 'migrations' | 'unknown'

/** The program in a GitLab pod that talks to S3. */
export type ClientId = 'rails' | 'workhorse' | 'registry' | 's3cmd' | 'awscli'

/** Where credentials come from. */
export type Source =
  | 'irsa'
  | 'pod-identity'
  | 'imds'
  | 'kube2iam'
  | 'kiam'
  | 'static-env'
  | 'static-config'
  | 'shared-file'
  | 'none'

/** How a check ended: fail means that AWS or the pod said no, error that it could not be asked. */
export type Status = 'pass' | 'warn' | 'fail' | 'error' | 'skip'

export type SkipReason =
  | 'dependency-failed'
  | 'not-configured'
  | 'not-applicable'
  | 'deselected'
  | 'read-only'
  | 'timeout-budget'
  | 'interrupted'

export type Category = 'pod' | 'network' | 'identity' | 'config' | 'buckets' | 'cleanup'

/** How far a connection came before it ended. */
export type Stage = 'dns' | 'tcp' | 'proxy' | 'tls' | 'http'

export type Confidence = 'certain' | 'likely' | 'possible'

/** The class of a finding. Closed: support tooling groups by it. */
export type Cause =
  | 'trust-policy-sub-mismatch'
  | 'trust-policy-aud-mismatch'
  | 'trust-policy-wrong-issuer'
  | 'oidc-provider-missing'
  | 'oidc-thumbprint-or-keys'
  | 'token-expired'
  | 'token-file-missing-or-unreadable'
  | 'sa-annotation-missing-or-pod-not-restarted'
  | 'role-arn-wrong-or-missing-role'
  | 'static-keys-shadow-role'
  | 'node-role-used-instead'
  | 'sdk-too-old-for-irsa'
  | 'tool-lacks-irsa-support'
  | 'identity-policy-missing-action'
  | 'identity-policy-wrong-resource-arn'
  | 'bucket-policy-deny'
  | 'scp-or-boundary-deny'
  | 'vpc-endpoint-policy'
  | 'kms-permission'
  | 'cross-account-ownership'
  | 'wrong-region'
  | 'bucket-missing'
  | 'clock-skew'
  | 'network-sts-unreachable'
  | 'network-s3-unreachable'
  | 'proxy-or-tls'
  | 'imds-unreachable-or-hop-limit'
  | 'kube2iam-kiam-misconfigured'
  | 'pod-identity-misconfigured'
  | 'invalid-static-credentials'
  | 'acl-or-object-ownership'
  | 'config-missing-use-iam-profile-or-provider'
  | 's3-compatible-endpoint-misconfigured'
  | 'throttling'
  | 'other'
