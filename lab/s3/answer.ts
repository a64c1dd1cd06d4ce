import type { Aws } from '../aws.ts'
import { type Answer, AwsError, type LabRequest } from '../http/exchange.ts'
import { xmlDocument } from '../http/xml.ts'
import { accountOf } from '../iam/authorize.ts'
import { s3HostId, s3RequestId } from '../ids.ts'
import type { Notes } from '../journal.ts'
import type { S3Address } from './address.ts'
import { authenticateS3 } from './authenticate.ts'
import { contentOf } from './aws-chunked.ts'
import type { S3Call } from './call.ts'
import { verifyChecksums } from './checksums.ts'
import { findBucket } from './find-bucket.ts'
import { listBuckets } from './list-buckets.ts'
import { s3OperationOf } from './operation.ts'
import { operations } from './operations.ts'

/** Answers in S3's XML, with the headers that only S3 sends. */
export function answerS3(
  aws: Aws,
  request: LabRequest,
  address: S3Address,
  notes: Notes,
  throttled: boolean,
): Answer {
  const requestId = s3RequestId()
  const hostId = s3HostId()
  notes.requestId = requestId
  const region = address.bucket === undefined ? undefined : aws.storage.get(address.bucket)?.config.region
  const headers = {
    'x-amz-id-2': hostId,
    'x-amz-request-id': requestId,
    Date: aws.now().toUTCString(),
    Server: 'AmazonS3',
    ...(region !== undefined && address.key === undefined ? { 'x-amz-bucket-region': region } : {}),
  }
  const withoutBody = request.method === 'HEAD'
  try {
    if (throttled) throw new AwsError(503, 'SlowDown', 'Please reduce your request rate.')
    const answer = run(aws, request, address, notes)
    const all = { ...headers, ...answer.headers }
    return { status: answer.status, headers: all, ...(withoutBody ? {} : { body: answer.body ?? '' }) }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    notes.code = error.code
    notes.message = error.message
    const { code, message, elements, status } = error
    const document = { Code: code, Message: message, ...elements, RequestId: requestId, HostId: hostId }
    const all = { ...headers, ...error.headers, 'Content-Type': 'application/xml' }
    return { status, headers: all, ...(withoutBody ? {} : { body: xmlDocument('Error', document) }) }
  }
}

function run(aws: Aws, request: LabRequest, address: S3Address, notes: Notes): Answer {
  const operation = address.bucket === undefined ? undefined : s3OperationOf(request, address.key)
  notes.operation = operation ?? (address.bucket === undefined ? 'ListBuckets' : request.method)
  if (address.bucket === undefined && request.method !== 'GET') throw notAtTheRoot(request.method)
  const authenticated = authenticateS3(aws, request, servingRegion(aws, address), notes)
  const { caller } = authenticated
  if (address.bucket === undefined) return listBuckets(aws, request, caller, notes)
  const bucket = findBucket(aws, request, address, servingRegion(aws, address))
  if (operation === undefined) {
    throw new AwsError(
      501,
      'NotImplemented',
      'A header you provided implies functionality that is not implemented.',
    )
  }
  refuseUnpaid(request, bucket.config, accountOf(caller))
  const { body, trailers } = contentOf(request, authenticated)
  const call: S3Call = { aws, request, caller, notes, bucket, body, key: address.key ?? '' }
  return operations[operation](call, verifyChecksums(call, trailers))
}

/** What S3 says to those who take it for STS, whose calls are POSTs to the root. */
function notAtTheRoot(method: string): AwsError {
  const text = 'The specified method is not allowed against this resource.'
  return new AwsError(405, 'MethodNotAllowed', text, { Method: method, ResourceType: 'SERVICE' })
}

/** The global virtual-hosted name leads to the bucket's own region, every other name to the region it says. */
function servingRegion(aws: Aws, { region, bucket, style }: S3Address): string {
  if (region !== undefined) return region
  const known = style === 'virtual-host' ? aws.storage.get(bucket ?? '')?.config : undefined
  return known === undefined || known.justCreated ? 'us-east-1' : known.region
}

function refuseUnpaid(
  { headers }: LabRequest,
  { requesterPays, account }: S3Call['bucket']['config'],
  caller: string | undefined,
): void {
  if (!requesterPays || caller === account || headers['x-amz-request-payer'] === 'requester') return
  throw new AwsError(403, 'AccessDenied', 'Access Denied')
}
