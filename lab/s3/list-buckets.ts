import type { Aws } from '../aws.ts'
import { type Answer, AwsError, type LabRequest } from '../http/exchange.ts'
import { accountOf, decide, nameOf } from '../iam/authorize.ts'
import type { Caller } from '../iam/credentials.ts'
import { denialMessage } from '../iam/denial-message.ts'
import { canonicalUserId } from '../ids.ts'
import type { Notes } from '../journal.ts'
import { requestContext } from './request-context.ts'
import { xmlAnswer } from './xml-answer.ts'

/** The buckets of the caller's account. */
export function listBuckets(aws: Aws, request: LabRequest, caller: Caller, notes: Notes): Answer {
  const account = accountOf(caller)
  if (account === undefined) throw new AwsError(403, 'AccessDenied', 'Access Denied')
  const action = 's3:ListAllMyBuckets'
  const resource = 'arn:aws:s3:::*'
  const decision = decide(aws.world, caller, {
    ...{ action, resource, through: 's3', resourceAccount: account },
    context: requestContext({ aws, request }),
  })
  notes.decisions.push({ action, resource, decision })
  if (decision.effect === 'deny') {
    const refused = { caller: nameOf(caller), action, resource, relation: 'same-account' } as const
    throw new AwsError(403, 'AccessDenied', denialMessage(decision, refused, 'quoted') ?? 'Access Denied')
  }
  const own = [...aws.storage.values()].filter(({ config }) => config.account === account)
  return xmlAnswer('ListAllMyBucketsResult', {
    Owner: { ID: canonicalUserId(account) },
    Buckets: { Bucket: own.map(({ name, createdAt }) => ({ Name: name, CreationDate: createdAt })) },
  })
}
