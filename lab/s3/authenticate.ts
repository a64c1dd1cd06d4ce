import type { Aws } from '../aws.ts'
import { AwsError, type LabRequest } from '../http/exchange.ts'
import { nameOf } from '../iam/authorize.ts'
import { anonymous, type Caller, type Credentials } from '../iam/credentials.ts'
import type { Notes } from '../journal.ts'
import { refusesGlobalTokens } from '../regions.ts'
import { sha256Hex, verifySignature } from '../sigv4/signature.ts'
import { parseAmzDate, readAuthorization, type SignedRequest } from '../sigv4/signed-request.ts'

const maxSkewMilliseconds = 900_000

export interface Authenticated {
  readonly caller: Caller
  /** Of a request that was signed. */
  readonly signed?: SignedRequest
  readonly secretAccessKey?: string
}

/** Whose signature this is; throws S3's error when it is not good. `region` is the region that answers. */
export function authenticateS3(aws: Aws, request: LabRequest, region: string, notes: Notes): Authenticated {
  const authorization = readAuthorization(request)
  if (authorization.kind === 'anonymous') return { caller: anonymous }
  if (authorization.kind === 'signature-v2') {
    throw new AwsError(
      400,
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    )
  }
  if (authorization.kind === 'malformed') throw malformed(authorization.where)
  const { signed } = authorization
  notes.accessKeyId = signed.accessKeyId
  if (signed.scope.region !== region || signed.scope.service !== 's3') {
    throw new AwsError(
      400,
      'AuthorizationHeaderMalformed',
      `The authorization header is malformed; the region '${signed.scope.region}' is wrong; expecting '${region}'`,
      { Region: region },
    )
  }
  refuseOtherTime(signed, aws.now())
  const credentials = aws.credentials.findIn(region, signed.accessKeyId)
  if (credentials === undefined || (credentials.sessionToken !== undefined && !signed.sessionToken)) {
    throw new AwsError(
      403,
      'InvalidAccessKeyId',
      'The AWS Access Key Id you provided does not exist in our records.',
      { AWSAccessKeyId: signed.accessKeyId },
    )
  }
  refuseBadSignature(request, signed, credentials)
  refuseBadToken(aws, signed, credentials, region)
  notes.principal = nameOf(credentials.caller)
  return { caller: credentials.caller, signed, secretAccessKey: credentials.secretAccessKey }
}

function refuseBadSignature(request: LabRequest, signed: SignedRequest, credentials: Credentials): void {
  const payloadHash = signed.style === 'query' ? 'UNSIGNED-PAYLOAD' : request.headers['x-amz-content-sha256']
  if (payloadHash === undefined) {
    throw new AwsError(
      400,
      'InvalidRequest',
      'Missing required header for this request: x-amz-content-sha256',
    )
  }
  const ours = verifySignature(request, signed, credentials.secretAccessKey, payloadHash)
  if (!ours.matches) {
    throw new AwsError(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
      {
        AWSAccessKeyId: signed.accessKeyId,
        StringToSign: ours.stringToSign,
        SignatureProvided: signed.signature,
        StringToSignBytes: hexBytes(ours.stringToSign),
        CanonicalRequest: ours.canonicalRequest,
        CanonicalRequestBytes: hexBytes(ours.canonicalRequest),
      },
    )
  }
  if (/^[0-9a-f]{64}$/.test(payloadHash) && payloadHash !== sha256Hex(request.body)) {
    throw new AwsError(
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
      { ClientComputedContentSHA256: payloadHash, S3ComputedContentSHA256: sha256Hex(request.body) },
    )
  }
}

function refuseBadToken(aws: Aws, signed: SignedRequest, credentials: Credentials, region: string): void {
  const optIn = credentials.fromGlobalEndpoint && refusesGlobalTokens(region, aws.world.sts)
  if (credentials.sessionToken !== signed.sessionToken || optIn) {
    throw new AwsError(400, 'InvalidToken', 'The provided token is malformed or otherwise invalid.', {
      'Token-0': signed.sessionToken ?? '',
    })
  }
  if (credentials.expiration !== undefined && credentials.expiration <= aws.now()) {
    throw new AwsError(400, 'ExpiredToken', 'The provided token has expired.', {
      'Token-0': signed.sessionToken ?? '',
    })
  }
}

function refuseOtherTime({ amzDate, expiresSeconds }: SignedRequest, now: Date): void {
  const signedAt = parseAmzDate(amzDate)?.getTime() ?? 0
  const ServerTime = now.toISOString().replace(/\.\d{3}/, '')
  if (expiresSeconds !== undefined) {
    const expires = new Date(signedAt + expiresSeconds * 1000)
    if (now <= expires) return
    const times = { 'X-Amz-Expires': String(expiresSeconds), Expires: expires.toISOString(), ServerTime }
    throw new AwsError(403, 'AccessDenied', 'Request has expired', times)
  }
  if (Math.abs(now.getTime() - signedAt) <= maxSkewMilliseconds) return
  throw new AwsError(
    403,
    'RequestTimeTooSkewed',
    'The difference between the request time and the current time is too large.',
    { RequestTime: amzDate, ServerTime, MaxAllowedSkewMilliseconds: String(maxSkewMilliseconds) },
  )
}

function malformed(where: 'header' | 'query'): AwsError {
  return where === 'query'
    ? new AwsError(
        400,
        'AuthorizationQueryParametersError',
        'Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
      )
    : new AwsError(
        400,
        'AuthorizationHeaderMalformed',
        'The authorization header is malformed; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
      )
}

function hexBytes(text: string): string {
  return [...Buffer.from(text)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
}
