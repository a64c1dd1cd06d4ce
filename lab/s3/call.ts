import { bucketArn, objectArn } from '../../src/policy/arn.ts'
import type { RequestContext } from '../../src/policy/request.ts'
import type { Aws } from '../aws.ts'
import { AwsError, type LabRequest } from '../http/exchange.ts'
import { accountOf, decide, inOrganization, nameOf } from '../iam/authorize.ts'
import type { Caller } from '../iam/credentials.ts'
import { denialMessage, type Refused } from '../iam/denial-message.ts'
import { namedPolicy } from '../iam/policies.ts'
import type { Notes } from '../journal.ts'
import { partitionOf } from '../regions.ts'
import { requestContext } from './request-context.ts'
import type { StoredBucket } from './storage.ts'

/** One call of S3's API whose sender is known and whose bucket exists here. */
export interface S3Call {
  readonly aws: Aws
  readonly request: LabRequest
  readonly caller: Caller
  readonly notes: Notes
  readonly bucket: StoredBucket
  /** Empty for operations on the bucket. */
  readonly key: string
  /** The content, whatever it was wrapped in. */
  readonly body: Buffer
}

/** What is asked for: an action on the bucket, or on one of its objects. */
export interface Asked {
  readonly action: string
  /** Absent for actions on the bucket itself. */
  readonly key?: string
  /** Another bucket than the call's: the source of a copy. */
  readonly bucket?: StoredBucket
  readonly context?: RequestContext
}

/** Throws AccessDenied, in S3's words, unless the policies allow it. */
export function authorize(call: S3Call, asked: Asked): void {
  const denial = denialOf(call, asked)
  if (denial !== undefined) throw new AwsError(403, 'AccessDenied', denial)
}

/** The text of the denial, or undefined when the policies allow it. */
export function denialOf(call: S3Call, asked: Asked): string | undefined {
  const { aws, caller } = call
  const { name, config } = asked.bucket ?? call.bucket
  const partition = partitionOf(config.region)
  const resource =
    asked.key === undefined ? bucketArn(partition, name) : objectArn(partition, name, asked.key)
  const decision = decide(aws.world, caller, {
    action: asked.action,
    resource,
    resourceAccount: config.account,
    through: 's3',
    context: { ...requestContext(call), 's3:ResourceAccount': config.account, ...asked.context },
    resourcePolicy:
      config.policy === undefined
        ? undefined
        : { ...namedPolicy(name, config.policy, 'resource'), kind: 'bucket' },
  })
  call.notes.decisions.push({ action: asked.action, resource, decision })
  if (decision.effect === 'allow') return undefined
  const refused: Refused = {
    caller: nameOf(caller),
    action: asked.action,
    resource,
    relation: relationTo(call, config.account),
  }
  return denialMessage(decision, refused, 'quoted') ?? 'Access Denied'
}

/** How the caller's account stands to the account that owns something. */
export function relationTo({ aws, caller }: S3Call, owner: string): Refused['relation'] {
  const account = accountOf(caller)
  if (account === undefined) return 'anonymous'
  if (account === owner) return 'same-account'
  const together = inOrganization(aws.world, account) && inOrganization(aws.world, owner)
  return together ? 'same-organization' : 'stranger'
}
