import type { Ecs, Fault, MetadataProxy, Node, PodIdentity } from './world-network.ts'
import type { Expectation, ForwardProxy, Pod } from './world-pod.ts'
import type { Bucket, KmsKey, S3Compatible } from './world-storage.ts'

export type { Fault, Node, PodIdentity } from './world-network.ts'
export type { Bucket, Encryption, KmsKey, S3Compatible } from './world-storage.ts'

/**
 * What a world file says: AWS as this lab plays it, and the pod that looks at it. Records are keyed by name so
 * that a broken world is the healthy one plus a small merge patch (`world.schema.json` is the same in JSON Schema).
 */
export interface World {
  /** One line for `--list`. */
  readonly description: string
  /** Twelve digits → the account. */
  readonly accounts: Readonly<Record<string, Account>>
  readonly organization?: Organization
  readonly issuers: Readonly<Record<string, Issuer>>
  readonly oidcProviders: Readonly<Record<string, OidcProvider>>
  readonly roles: Readonly<Record<string, Role>>
  readonly users: Readonly<Record<string, User>>
  /** Bucket name → the bucket. */
  readonly buckets: Readonly<Record<string, Bucket>>
  /** Key ARN → the key. */
  readonly kmsKeys: Readonly<Record<string, KmsKey>>
  /** Host name → a server that speaks S3 and is not AWS. */
  readonly s3Compatible?: Readonly<Record<string, S3Compatible>>
  readonly vpcEndpoints: { readonly sts?: VpcEndpoint; readonly s3?: VpcEndpoint }
  readonly sts: Sts
  /** AWS's clock (and the cluster's, which issues tokens) minus this machine's. */
  readonly clock: { readonly offsetSeconds: number }
  /** Added to every TLS handshake and to every answer: one round trip each. */
  readonly latencyMs: number
  /** Host pattern (`*` matches any run of characters) → what goes wrong there. The first match counts. */
  readonly faults: Readonly<Record<string, Fault>>
  /** The EC2 instance under the pod; absent: nobody answers at 169.254.169.254. */
  readonly node?: Node
  /** kube2iam or kiam on that instance. */
  readonly metadata?: MetadataProxy
  readonly ecs?: Ecs
  /** The EKS Pod Identity agent on that instance; absent: nobody answers at 169.254.170.23. */
  readonly podIdentity?: PodIdentity
  readonly proxy?: ForwardProxy
  readonly pod: Pod
  readonly expect?: Expectation
}

/** A policy document as AWS stores it; `src/policy` parses it. */
export type PolicyJson = Readonly<Record<string, unknown>>
/** Name → document. A name that is an ARN makes it a managed policy, and AWS's messages then end with that ARN. */
export type Policies = Readonly<Record<string, PolicyJson>>

export interface Account {
  readonly name?: string
}

export interface Organization {
  readonly id: string
  readonly managementAccount: string
  readonly accounts: readonly string[]
  /** Beside FullAWSAccess, which every level has. */
  readonly scps: Readonly<Record<string, OrganizationPolicy>>
  readonly rcps: Readonly<Record<string, OrganizationPolicy>>
}

export interface OrganizationPolicy {
  readonly attachedTo: 'root' | readonly string[]
  /** Takes FullAWSAccess away from the level it is attached to. */
  readonly replacesFullAccess?: boolean
  readonly document: PolicyJson
}

export interface Issuer {
  readonly url: string
  /** Name of the RS256 key the tokens of this issuer are signed with; every name is its own key. */
  readonly key: string
  /** False: STS cannot fetch the issuer's keys. */
  readonly reachable?: boolean
}

export interface OidcProvider {
  readonly account: string
  /** Without `https://`, as in the provider's ARN. */
  readonly url: string
  readonly clientIds: readonly string[]
  readonly thumbprintMatches?: boolean
}

export interface Role {
  readonly arn: string
  readonly trust: PolicyJson
  readonly policies: Policies
  readonly boundary?: { readonly arn: string; readonly document: PolicyJson }
  readonly maxSessionSeconds?: number
  /** How long its sessions really live; lets a test see an expired session. */
  readonly sessionSeconds?: number
}

export interface User {
  readonly arn: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly policies: Policies
  readonly boundary?: { readonly arn: string; readonly document: PolicyJson }
}

export interface VpcEndpoint {
  readonly id: string
  readonly vpc: string
  readonly policy: PolicyJson
}

export interface Sts {
  /** Regions in which STS is deactivated for every account. */
  readonly deactivatedRegions?: readonly string[]
  /** Regions where session tokens of the global endpoint are not valid. */
  readonly optInRegions?: readonly string[]
  /** The account's setting for tokens of the global endpoint: version 2 is valid everywhere. 1 unless told. */
  readonly globalTokenVersion?: 1 | 2
}
