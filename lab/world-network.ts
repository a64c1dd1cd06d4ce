/** What lies between the pod and AWS in a world file. */

export interface Fault {
  /** Before TLS. `refuse` needs the pattern `*`: the lab then listens nowhere. */
  readonly connection?: 'refuse' | 'reset' | 'black-hole' | 'not-tls'
  readonly certificate?: 'self-signed' | 'expired' | 'wrong-host' | 'untrusted-ca'
  /** After TLS: the request is read and never answered, or the connection is closed. */
  readonly request?: 'black-hole' | 'reset'
  /** AWS does what it is asked, but so many answers to this operation never arrive. */
  readonly losesAnswer?: { readonly operation: string; readonly times: number }
  /** Somebody in between answers instead of AWS. */
  readonly answer?: {
    /** What the path begins with; every path unless told. */
    readonly path?: string
    readonly status: number
    readonly headers?: Readonly<Record<string, string>>
    readonly body: string
  }
  /** AWS itself throttles so many requests, then answers. */
  readonly throttle?: { readonly times: number }
  readonly latencyMs?: number
}

export interface Node {
  /** Name of a role of this world. */
  readonly role?: string
  readonly instanceId: string
  readonly availabilityZone: string
  /** `required`: IMDSv1 is refused. */
  readonly httpTokens: 'optional' | 'required'
  /** 1: the answer to the token request never reaches a pod. */
  readonly hopLimit: number
}

/** What takes the place of the metadata service for pods. */
export type MetadataProxy = Kube2iam | Kiam

export interface Kube2iam {
  readonly kind: 'kube2iam'
  /** Put before role names: `arn:aws:iam::111122223333:role/`. */
  readonly baseRoleArn?: string
  /** For pods without the annotation. */
  readonly defaultRole?: string
  /** With namespace restrictions: the annotation `iam.amazonaws.com/allowed-roles` of the pod's namespace. */
  readonly allowedRoles?: readonly string[]
  /** It has not heard of the pod yet. */
  readonly unknownPod?: boolean
}

export interface Kiam {
  readonly kind: 'kiam'
  readonly baseRoleArn?: string
  /** The annotation `iam.amazonaws.com/permitted` of the pod's namespace: a regular expression; without it nothing is. */
  readonly permitted?: string
  /** `--allow-route-regexp`, `^$` unless told. */
  readonly allowRoute?: string
  /** What it says instead of a role, e.g. `no pod found`. */
  readonly failsWith?: string
}

/** The credentials endpoint of ECS at 169.254.170.2. */
export interface Ecs {
  /** What AWS_CONTAINER_CREDENTIALS_RELATIVE_URI should say. */
  readonly path: string
  /** Name of a role of this world. */
  readonly role: string
}

export interface PodIdentity {
  /** Name of the EKS cluster. */
  readonly cluster: string
  /** Which service account gets which role of this world; absent: none was made. */
  readonly association?: {
    readonly namespace: string
    readonly serviceAccount: string
    readonly role: string
  }
  /** What EKS Auth answers to everyone, whatever the token. */
  readonly refuses?: { readonly httpStatus: number; readonly code: string; readonly message: string }
}
