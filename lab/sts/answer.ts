import { randomUUID } from 'node:crypto'
import type { Aws } from '../aws.ts'
import { type Answer, AwsError, type LabRequest } from '../http/exchange.ts'
import { type XmlChildren, xmlDocument } from '../http/xml.ts'
import type { Notes } from '../journal.ts'
import { assumeRole } from './assume-role.ts'
import { assumeRoleWithWebIdentity } from './assume-role-with-web-identity.ts'
import type { StsEndpoint } from './endpoint.ts'
import { getCallerIdentity } from './get-caller-identity.ts'

/** One call of STS's query API. */
export interface StsCall {
  readonly aws: Aws
  readonly request: LabRequest
  readonly endpoint: StsEndpoint
  readonly parameters: URLSearchParams
  readonly notes: Notes
}

const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/'

const operations: Readonly<Record<string, (call: StsCall) => XmlChildren>> = {
  GetCallerIdentity: getCallerIdentity,
  AssumeRole: assumeRole,
  AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
}

/** The SDKs send a form, fog-aws a GET with everything in the query, s3cmd a POST with everything in the query. */
function parametersOf({ method, query, body }: LabRequest): URLSearchParams {
  const form = method === 'POST' ? new URLSearchParams(body.toString('utf8')) : []
  return new URLSearchParams([...query, ...form])
}

/** Answers in STS's XML. */
export function answerSts(
  aws: Aws,
  request: LabRequest,
  endpoint: StsEndpoint,
  notes: Notes,
  throttled: boolean,
): Answer {
  const requestId = randomUUID()
  notes.requestId = requestId
  const headers = {
    'x-amzn-RequestId': requestId,
    'Content-Type': 'text/xml',
    Date: aws.now().toUTCString(),
  }
  try {
    if (throttled) throw new AwsError(400, 'Throttling', 'Rate exceeded')
    const parameters = parametersOf(request)
    const operation = parameters.get('Action') ?? ''
    notes.operation = operation
    refuseDeactivated(aws, endpoint)
    const run = operations[operation]
    if (run === undefined) {
      throw new AwsError(400, 'InvalidAction', `Could not find operation ${operation} for version 2011-06-15`)
    }
    const result = run({ aws, request, endpoint, parameters, notes })
    const body = xmlDocument(
      `${operation}Response`,
      { [`${operation}Result`]: result, ResponseMetadata: { RequestId: requestId } },
      namespace,
    )
    return { status: 200, headers, body }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    notes.code = error.code
    notes.message = error.message
    const { code, message, status } = error
    const details = { Error: { Type: 'Sender', Code: code, Message: message }, RequestId: requestId }
    return { status, headers, body: xmlDocument('ErrorResponse', details, namespace) }
  }
}

function refuseDeactivated({ world }: Aws, { region, global }: StsEndpoint): void {
  if (global || !world.sts.deactivatedRegions?.includes(region)) return
  const account = Object.keys(world.accounts)[0] ?? ''
  throw new AwsError(
    403,
    'RegionDisabledException',
    `STS is not activated in this region for account:${account}. Your account administrator can activate STS in this region using the IAM Console.`,
  )
}
