import type { Answer } from '../http/exchange.ts'
import { authorize, type S3Call } from './call.ts'
import { xmlAnswer } from './xml-answer.ts'

export function headBucket(call: S3Call): Answer {
  authorize(call, { action: 's3:ListBucket' })
  return { status: 200, headers: { 'Content-Type': 'application/xml', 'x-amz-access-point-alias': 'false' } }
}

/** us-east-1 has no name here, for historical reasons. */
export function getBucketLocation(call: S3Call): Answer {
  authorize(call, { action: 's3:GetBucketLocation' })
  const { region } = call.bucket.config
  const answer = xmlAnswer('LocationConstraint', {})
  const text = String(answer.body).replace('></LocationConstraint>', `>${region}</LocationConstraint>`)
  return region === 'us-east-1' ? answer : { ...answer, body: text }
}

export function getBucketVersioning(call: S3Call): Answer {
  authorize(call, { action: 's3:GetBucketVersioning' })
  return xmlAnswer('VersioningConfiguration', { Status: call.bucket.config.versioning })
}
