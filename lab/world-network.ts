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
