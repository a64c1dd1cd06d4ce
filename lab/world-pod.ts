import type { GitLabPod } from './world-gitlab.ts'

/** The pod's side of a world file. */
export interface Pod {
  readonly component: 'toolbox' | 'webservice' | 'sidekiq' | 'registry' | 'migrations' | 'unknown'
  /** What GitLab's chart gives the pod. `env` and `files` come on top of it, and null takes something away from it. */
  readonly gitlab?: GitLabPod
  /** Seen by kube2iam and kiam; the pod itself sees them only where a file shows them. */
  readonly annotations?: Readonly<Record<string, string>>
  readonly env: Readonly<Record<string, string>>
  /** What an operator adds to the doctor's command line here. */
  readonly args?: readonly string[]
  /** Absolute path as seen in the pod → the file. */
  readonly files: Readonly<Record<string, PodFile>>
  /** The projected service account token, written where a file says `"token": {}`. */
  readonly token?: Token
  /** The address AWS sees. */
  readonly sourceIp?: string
  /** The uid the doctor runs as when the lab is run by root. */
  readonly uid?: number
}

/** Exactly one of `text`, `json`, `yaml`, `base64`, `token`, `directory`. */
export interface PodFile {
  readonly text?: string
  /** How often the text stands there: for files that are too large. */
  readonly times?: number
  readonly json?: unknown
  readonly yaml?: unknown
  readonly base64?: string
  /** The pod's token with these members changed. */
  readonly token?: Partial<Token>
  readonly directory?: true
  /** Octal, `0644` unless told. */
  readonly mode?: string
  /** Written after the content, e.g. a newline that does not belong there. */
  readonly suffix?: string
}

export interface Token {
  /** Name of an issuer of this world. */
  readonly issuer: string
  readonly subject: string
  /** Absent: the token has no `aud`. */
  readonly audience?: string | readonly string[]
  readonly issuedSecondsAgo: number
  /** From now, by AWS's clock; negative for an expired token. */
  readonly expiresInSeconds: number
  /** The `kid`; the issuer's own unless told. */
  readonly keyId?: string
  /** Name of the key that really signs; the issuer's own unless told. */
  readonly signedBy?: string
  readonly algorithm?: 'RS256' | 'HS256'
  /** More claims, or other values for the usual ones. */
  readonly claims?: Readonly<Record<string, unknown>>
}

/** A proxy between the pod and AWS, on the lab's own port. */
export interface ForwardProxy {
  /** Both or none: then every CONNECT must carry them. */
  readonly user?: string
  readonly password?: string
  /** Answers every CONNECT with this status. */
  readonly refuseWith?: number
}

/** A finding that the doctor should have, and how sure it may be. */
export interface ExpectedFinding {
  readonly id: string
  readonly confidence: 'certain' | 'likely' | 'possible'
}

/** What the doctor should say about this world. */
export interface Expectation {
  readonly exitCode: number
  /** The findings, in order; absent when not yet agreed. */
  readonly findings?: readonly ExpectedFinding[]
  readonly notes?: string
}
