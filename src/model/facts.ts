import type { ClientView, ResolvedWay } from './clientView.ts'
import type { ContainerEndpoint, InstanceMetadata, RoleArn, StaticKey, TokenClaims } from './credentials.ts'
import type { ClientId, Source, Stage } from './words.ts'

/** A connection that was opened, with the time each stage took. */
export interface Reached {
  readonly host: string
  readonly port: number
  /** The address the TCP connection went to. */
  readonly address: string
  /** True for RFC 1918 and unique local addresses: an interface VPC endpoint, or a proxy. */
  readonly privateAddress: boolean
  readonly stagesMs: Readonly<Partial<Record<Stage, number>>>
  readonly proxy?: string
}

export interface StsHostAnswer {
  readonly host: string
  readonly usedBy: readonly ClientId[]
  readonly status: 'pass' | 'fail' | 'error'
  readonly code?: string
  readonly message?: string
  /** Who one is with what this host gave. */
  readonly assumedRoleArn?: string
}

/** A probe of ours that could not be removed. */
export interface Leftover {
  readonly bucket: string
  readonly key: string
  readonly uploadId?: string
  readonly versionId?: string
  readonly why: string
  /** The AWS CLI command that removes it. */
  readonly command: string
}

/** What each check of the pod establishes when it passes. */
export interface PodFacts {
  'credential-source': {
    source: Source
    setBy: string
    alsoPresent: readonly Source[]
    /** Only when the source is EKS Pod Identity, or another container endpoint. */
    container?: ContainerEndpoint
    /** Only when the source is the instance metadata service, or who answers in its place. */
    instance?: InstanceMetadata
  }
  'static-keys-absent': { keys: readonly StaticKey[] }
  'irsa-env-injected': { roleArn: string; tokenFile: string }
  'role-arn-format': RoleArn
  'token-readable': {
    path: string
    bytes: number
    /** Octal permission bits of the resolved file, e.g. `0640`. */
    mode: string
    uid: number
    gid: number
    processUid: number
    processGid: number
    /** ISO 8601. */
    modifiedAt: string
    trailingWhitespace: boolean
  }
  'token-claims': TokenClaims
  'token-service-account': {
    namespace: string
    serviceAccount: string
    podNamespace?: string
    expected?: string
  }
  'token-lifetime': { expiresAt: string; secondsLeft: number }
  'region-set': { region: string; setBy: string; partition: string; stsHost: string }
  'proxy-settings': {
    /** Without user and password. */
    httpsProxy?: string
    httpProxy?: string
    noProxy?: string
    proxiedHosts: readonly string[]
    metadataExcluded: boolean
  }
  'sts-reachable': Reached
  'clock-skew': { skewSeconds: number; serverDate: string; answeredBy: string }
  'caller-identity': { arn: string; account: string; userId: string; source: Source }
  'assume-role': {
    roleArn: string
    assumedRoleArn: string
    expiresAt: string
    provider?: string
    audience?: string
    subject?: string
  }
  'expected-role': { expectedRoleArn: string; callerArn: string }
  'not-node-role': { callerArn: string }
  'sts-endpoints': { hosts: readonly StsHostAnswer[] }
  'rails-credentials': { clients: readonly ClientView[] }
  'workhorse-credentials': { clients: readonly ClientView[] }
  'registry-credentials': { clients: readonly ClientView[] }
  's3cmd-credentials': { clients: readonly ClientView[] }
  'awscli-credentials': { clients: readonly ClientView[] }
  'client-agreement': { clients: readonly ClientView[]; identities?: readonly ResolvedWay[] }
  'registry-no-keys': { path: string; driver: string }
  'registry-region': {
    path: string
    driver: string
    region: string
    v4auth: boolean
    regionEndpoint?: string
  }
  'backup-no-keys': { path: string }
  'buckets-known': { count: number }
  'probe-cleanup': { removed: number; leftovers: readonly Leftover[] }
  /** Only where `diagnose` was given policy documents: what they deny although AWS allowed it. */
  'documents-in-force': { files: readonly string[]; denied: readonly string[] }
}

/** What each check of one bucket establishes. */
export interface BucketFacts {
  's3-endpoint': Reached & { region: string; signingRegion: string }
  's3-list': { name: string; foundObject: boolean }
  's3-write': {
    key: string
    versionId?: string
    /** `AES256`, `aws:kms`, `aws:kms:dsse`, as S3 answered. */
    encryption?: string
    kmsKeyArn?: string
  }
  's3-read': {
    of: 'probe' | 'existing-object'
    bytes: number
    /** Set when what the run wrote itself could be read. */
    probeRead?: true
  }
  's3-copy': { key: string; versionId?: string }
  's3-multipart': { key: string; parts: number; versionId?: string }
  /** A key that does not exist: 404 only with s3:ListBucket, else 403 (Amazon S3 API Reference, HeadObject). */
  's3-missing-key': { httpStatus: number }
  's3-encryption': { encryption: string; kmsKeyArn?: string }
  's3-object-lock': { locked: false }
  's3-delete': { key: string; versioned: boolean }
  /** Probes of earlier runs that were killed: their keys, and how many of them `--sweep` removed. */
  's3-old-probes': { keys: readonly string[]; removed: number }
}

export type PodCheckId = keyof PodFacts
export type BucketCheckId = keyof BucketFacts
export type CheckId = PodCheckId | BucketCheckId
export interface AllFacts extends PodFacts, BucketFacts {}
export type FactsOf<Id extends CheckId> = AllFacts[Id]
