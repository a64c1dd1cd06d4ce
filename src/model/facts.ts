import type { BucketFacts } from './bucketFacts.ts'
import type { ClientView, ResolvedWay } from './clientView.ts'
import type { ConfigFacts } from './configFacts.ts'
import type { ContainerEndpoint, InstanceMetadata, RoleArn, StaticKey, TokenClaims } from './credentials.ts'
import type { Reached } from './reached.ts'
import type { ClientId, Source } from './words.ts'

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
export interface PodFacts extends ConfigFacts {
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
  /** Only in a pod that mounts its own annotations. */
  'role-annotation': { path: string; roleArn?: string }
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
  /** The user and the groups of the pod's first process, where the doctor is another. */
  'token-readable-by-gitlab': { uid: number; gids: readonly number[] }
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
  /** Variables that lead past AWS, and the clients that heed them. */
  'endpoint-variables': {
    diversions: readonly {
      readonly client: ClientId
      /** Of the client; where it is not known, it is taken for a newer one. */
      readonly version?: string
      readonly variable: string
      /** Without what a URL may hold besides. */
      readonly host: string
      /** To a host that is none of AWS, without TLS, or past STS. */
      readonly way: 'elsewhere' | 'no-tls' | 'sts'
    }[]
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
  'probe-cleanup': { removed: number; leftovers: readonly Leftover[] }
  /** Only where `diagnose` was given policy documents: what they deny although AWS allowed it. */
  'documents-in-force': { files: readonly string[]; denied: readonly string[] }
}

export type PodCheckId = keyof PodFacts
export type BucketCheckId = keyof BucketFacts
export type CheckId = PodCheckId | BucketCheckId
export interface AllFacts extends PodFacts, BucketFacts {}
export type FactsOf<Id extends CheckId> = AllFacts[Id]
