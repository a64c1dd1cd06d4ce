import type { Answer } from '../http/exchange.ts'
import { canonicalUserId } from '../ids.ts'
import { authorize, type S3Call } from './call.ts'
import { noAcls } from './object-headers.ts'
import { noSuchKey } from './preconditions.ts'
import { newestVersion } from './storage.ts'
import { xmlAnswer } from './xml-answer.ts'

/** The lab keeps no ACLs: everything is its owner's, with full control. */
export function getBucketAcl(call: S3Call): Answer {
  authorize(call, { action: 's3:GetBucketAcl' })
  return aclOf(call.bucket.config.account)
}

export function getObjectAcl(call: S3Call): Answer {
  authorize(call, { action: 's3:GetObjectAcl', key: call.key })
  const version = newestVersion(call.bucket, call.key)
  if (version === undefined || version.deleteMarker) throw noSuchKey(call.key)
  return aclOf(version.owner)
}

export function putObjectAcl(call: S3Call): Answer {
  authorize(call, { action: 's3:PutObjectAcl', key: call.key })
  if ((call.bucket.config.ownership ?? 'BucketOwnerEnforced') === 'BucketOwnerEnforced') throw noAcls()
  return { status: 200 }
}

function aclOf(account: string): Answer {
  const owner = { ID: canonicalUserId(account) }
  const answer = xmlAnswer('AccessControlPolicy', {
    Owner: owner,
    AccessControlList: { Grant: { Grantee: owner, Permission: 'FULL_CONTROL' } },
  })
  const type = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"'
  return { ...answer, body: String(answer.body).replace('<Grantee>', `<Grantee ${type}>`) }
}
