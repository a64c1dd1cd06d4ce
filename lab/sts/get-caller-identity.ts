import type { XmlChildren } from '../http/xml.ts'
import { accountOf, nameOf } from '../iam/authorize.ts'
import type { StsCall } from './answer.ts'
import { authenticateSts } from './authenticate.ts'

/** Needs no permission, and no policy can refuse it (AWS STS API reference, GetCallerIdentity). */
export function getCallerIdentity(call: StsCall): XmlChildren {
  const { caller, userId } = authenticateSts(call)
  return { Arn: nameOf(caller), UserId: userId, Account: accountOf(caller) ?? '' }
}
