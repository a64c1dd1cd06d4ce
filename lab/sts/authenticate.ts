import { AwsError } from '../http/exchange.ts'
import { nameOf } from '../iam/authorize.ts'
import type { Credentials } from '../iam/credentials.ts'
import { refusesGlobalTokens } from '../regions.ts'
import { sha256Hex, verifySignature } from '../sigv4/signature.ts'
import { amzDateOf, parseAmzDate, readAuthorization, type SignedRequest } from '../sigv4/signed-request.ts'
import type { StsCall } from './answer.ts'

const minutes = 60_000

/** Whose signature this is; throws STS's error when it is nobody's or not good. */
export function authenticateSts({ aws, request, endpoint, notes }: StsCall): Credentials {
  const authorization = readAuthorization(request)
  if (authorization.kind === 'anonymous') {
    throw new AwsError(403, 'MissingAuthenticationToken', 'Request is missing Authentication Token')
  }
  if (authorization.kind !== 'signed') {
    throw new AwsError(
      400,
      'IncompleteSignature',
      'Request must contain a signature that conforms to AWS standards',
    )
  }
  const { signed } = authorization
  notes.accessKeyId = signed.accessKeyId
  refuseOtherScope(signed, endpoint)
  const credentials = aws.credentials.findIn(endpoint.region, signed.accessKeyId)
  // A token of the global endpoint is unknown in regions that do not take it.
  const foreign =
    !endpoint.global && credentials?.fromGlobalEndpoint && refusesGlobalTokens(endpoint.region, aws.world.sts)
  if (credentials === undefined || credentials.sessionToken !== signed.sessionToken || foreign) {
    throw new AwsError(403, 'InvalidClientTokenId', 'The security token included in the request is invalid')
  }
  refuseOtherTime(signed, aws.now())
  const { matches } = verifySignature(request, signed, credentials.secretAccessKey, sha256Hex(request.body))
  if (!matches) {
    throw new AwsError(
      403,
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    )
  }
  if (credentials.expiration !== undefined && credentials.expiration <= aws.now()) {
    throw new AwsError(403, 'ExpiredToken', 'The security token included in the request is expired')
  }
  notes.principal = nameOf(credentials.caller)
  return credentials
}

function refuseOtherScope({ scope }: SignedRequest, endpoint: StsCall['endpoint']): void {
  if (scope.region === endpoint.region && scope.service === 'sts') return
  const not = endpoint.global ? `, not '${scope.region}'` : ''
  throw new AwsError(403, 'SignatureDoesNotMatch', `Credential should be scoped to a valid region${not}. `)
}

/** AWS allows a quarter of an hour either way. */
function refuseOtherTime({ amzDate }: SignedRequest, now: Date): void {
  const signedAt = parseAmzDate(amzDate)?.getTime() ?? 0
  const earliest = new Date(now.getTime() - 15 * minutes)
  const latest = new Date(now.getTime() + 15 * minutes)
  const [server, from, until] = [now, earliest, latest].map(amzDateOf)
  if (signedAt < earliest.getTime()) {
    throw new AwsError(
      403,
      'SignatureDoesNotMatch',
      `Signature expired: ${amzDate} is now earlier than ${from} (${server} - 15 min.)`,
    )
  }
  if (signedAt > latest.getTime()) {
    throw new AwsError(
      403,
      'SignatureDoesNotMatch',
      `Signature not yet current: ${amzDate} is still later than ${until} (${server} + 15 min.)`,
    )
  }
}
