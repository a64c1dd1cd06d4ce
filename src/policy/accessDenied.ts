import type { Layer } from './request.ts'

/**
 * What AWS tells of a denial. Every part may be missing: AWS gives no reason across organizations and for
 * directory buckets (Amazon S3 User Guide, "Troubleshoot access denied (403 Forbidden) errors in Amazon S3").
 */
export interface Denial {
  /** The ARN of whoever was denied, or `anonymous`. */
  readonly principal?: string
  /** The IAM action, e.g. `s3:PutObject`; not always the API operation that was called. */
  readonly action?: string
  readonly resource?: string
  /** `explicit`: a Deny statement matched, so an Allow will not help. `implicit`: an Allow is missing. */
  readonly effect?: 'explicit' | 'implicit'
  /** The kind of policy that decided; AWS names one even when several would deny. */
  readonly layer?: Layer
  /** The policy that holds the Deny, when AWS names it. */
  readonly policyArn?: string
  /** The kind of policy through which the deciding one applies, e.g. `service control policy`. */
  readonly via?: string
  /** Reasons that are not a policy's: a setting of the bucket, or a KMS key that cannot be found. */
  readonly setting?: 'BlockPublicAcls' | 'BlockPublicPolicy' | 'BlockedEncryptionTypes' | 'ObjectLock'
  /** A reason is given, in words that are none of these. */
  readonly unread?: true
}

const HEAD =
  /(?:User:\s+)?(?<principal>(?<=User:\s+)\S+|arn:aws[\w-]*:(?:sts|iam):\S+)\s+is not\s+authorized to\s+perform:\s+(?<action>[\w-]+:[\w*]+)(?:\s+on (?:the )?resource:\s+"?(?<resource>[^\s"]+?)"?(?=\s|$|\.$))?/i

const LAYERS: Readonly<Record<string, Layer>> = {
  'identity-based policy': 'identity',
  'resource-based policy': 'resource',
  'service control policy': 'scp',
  'resource control policy': 'rcp',
  'vpc endpoint policy': 'vpc-endpoint',
  'role trust policy': 'trust',
  'session policy': 'session',
  'sessions policy': 'session',
  'permissions boundary': 'boundary',
}
const LAYER = Object.keys(LAYERS).join('|')

const EXPLICIT = new RegExp(
  `with an explicit deny in (?:an?|the) (?<layer>${LAYER})` +
    '(?: transitively through an? (?<via>[\\w -]+? policy))?' +
    '(?:(?:, with policy ARN)?:? "?(?<policyArn>arn:[^\\s"]*[^\\s".,]))?',
  'i',
)
const IMPLICIT = new RegExp(`because no (?<layer>${LAYER}) allows the (?<action>[\\w-]+:[\\w*]+) action`, 'i')

const SETTINGS = [
  ['BlockPublicAcls', /BlockPublicAcls/],
  ['BlockPublicPolicy', /BlockPublicPolicy/],
  ['BlockedEncryptionTypes', /blocked upload requests that specify Server Side Encryption/i],
  ['ObjectLock', /protected by object lock/i],
] as const

/** KMS's way to say that a key policy, in this account or another, has the say and does not allow. */
const KEY_NOT_FOUND_OR_DENIED =
  /because the resource does not exist in this Region, no resource-based policies/i

/**
 * What is said where no reason is: S3's own words and none at all, MinIO's with a full stop, none at all by Ceph, and what
 * the SDK makes of an answer without a body.
 */
const NO_REASON = /^(?:(?:access ?denied(?:: )?){1,2}|forbidden|unknown|unknownerror|http 403)?\.?$/i

/**
 * Reads the text of an AccessDenied as far as it follows AWS's grammar
 * (`User: … is not authorized to perform: … on resource: … because …`); an empty object for a bare `Access Denied`.
 * The forms are those of the Amazon S3 User Guide ("Troubleshoot access denied errors"), the IAM User Guide
 * ("Troubleshoot access denied error messages") and, for the policy ARN at the end, the AWS Security Blog
 * ("Enhanced access denied error messages with policy ARNs").
 */
export function readAccessDenied(message: string): Denial {
  const text = message.replaceAll(/\s+/g, ' ').trim()
  const matched = HEAD.exec(text)
  const head = matched?.groups
  const setting = SETTINGS.find(([, words]) => words.test(text))?.[0]
  const reason = reasonIn(text)
  const more = matched === null ? text : text.slice(matched.index + matched[0].length).trim()
  const named = 'layer' in reason && reason.layer !== undefined
  const isUnread = !named && setting === undefined && !NO_REASON.test(more)
  return defined({
    principal: head?.principal,
    action: head?.action,
    resource: head?.resource,
    ...reason,
    setting,
    unread: isUnread ? (true as const) : undefined,
  })
}

/** True when AWS refuses without saying why: no policy is named, no setting of the bucket, and nothing else either. */
export function isWithoutReason({ layer, setting, unread }: Denial): boolean {
  return layer === undefined && setting === undefined && unread === undefined
}

function reasonIn(text: string) {
  const explicit = EXPLICIT.exec(text)?.groups
  if (explicit) {
    const { policyArn, via } = explicit
    return { effect: 'explicit' as const, layer: layerCalled(explicit.layer), policyArn, via }
  }
  const implicit = IMPLICIT.exec(text)?.groups
  if (implicit) return { effect: 'implicit' as const, layer: layerCalled(implicit.layer) }
  return KEY_NOT_FOUND_OR_DENIED.test(text) ? { layer: 'resource' as const } : {}
}

function layerCalled(name: string | undefined): Layer | undefined {
  return name === undefined ? undefined : LAYERS[name.toLowerCase()]
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> }

/** Leaves out what is undefined: an absent part of the message is an absent property. */
function defined<T extends object>(parts: T): Defined<T> {
  const kept: Defined<T> = {}
  return Object.assign(
    kept,
    Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)),
  )
}
