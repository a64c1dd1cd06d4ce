import type { AwsAnswer, Failure } from '../../model/outcome.ts'
import { present } from '../../present.ts'
import { type Answer, refused } from '../answer.ts'
import type { Exchange, Journey } from '../network/journey.ts'
import { errorMessage, errorName, property, stringField } from '../thrown.ts'

export interface Operation {
  readonly service: AwsAnswer['service']
  /** The API operation, e.g. `ListObjectsV2`. */
  readonly name: string
}

/** Elements of S3's error documents that say something and hold no secret: `StringToSign`, `Token-0` and the like stay out. */
const tellingElements = [
  'Region',
  'Endpoint',
  'Bucket',
  'BucketName',
  'RequestTime',
  'ServerTime',
  'MaxAllowedSkewMilliseconds',
  'StorageClass',
  'ArgumentName',
  'ArgumentValue',
  'Condition',
  'Method',
  'ResourceType',
  'HeadersNotSigned',
] as const

/** AWS's answer as the report keeps it. */
export function answerFrom(operation: Operation, exchange: Exchange): AwsAnswer {
  const { headers } = exchange
  return {
    service: operation.service,
    operation: operation.name,
    endpoint: exchange.host,
    httpStatus: exchange.httpStatus,
    ...present({
      requestId: headers['x-amzn-requestid'] ?? headers['x-amz-request-id'],
      extendedRequestId: headers['x-amz-id-2'],
      bucketRegion: headers['x-amz-bucket-region'],
      server: headers.server,
    }),
  }
}

/**
 * A success that AWS really sent: a proxy's page with status 200 makes the SDK succeed with empty fields, so the
 * request id that only AWS writes decides.
 */
export function accepted<T>(operation: Operation, journey: Journey, value: T): Answer<T> {
  const { exchange } = journey
  const aws = exchange === undefined ? undefined : answerFrom(operation, exchange)
  if (aws?.requestId === undefined) return refused(notAws(exchange, journey), aws)
  return { ok: true, value, aws }
}

/**
 * AWS's refusal, read from what the SDK threw; undefined when no HTTP answer came.
 * @param hide takes secrets out of AWS's words
 */
export function refusal(
  operation: Operation,
  journey: Journey,
  thrown: unknown,
  hide: (text: string) => string,
) {
  const { exchange } = journey
  // A success whose body stalls or is cut off refuses nothing: it was not heard to the end.
  if (exchange === undefined || (exchange.httpStatus < 300 && codeOf(thrown) === undefined)) return undefined
  const aws = answerFrom(operation, exchange)
  if (aws.requestId === undefined) return refused(notAws(exchange, journey), aws)
  const code = wireCode(thrown, exchange.httpStatus)
  const message = hide(errorMessage(thrown))
  const details = Object.fromEntries(
    tellingElements.flatMap((name) => {
      const value = stringField(thrown, name)
      return value === undefined ? [] : [[name, hide(value)]]
    }),
  )
  const failure: Failure = {
    origin: 'aws',
    code,
    message,
    host: exchange.host,
    ...(Object.keys(details).length === 0 ? {} : { details }),
  }
  return refused(failure, { ...aws, code, message })
}

/**
 * The code as AWS wrote it. For STS's modelled errors the SDK's class name differs from it (`InvalidIdentityToken`
 * becomes `InvalidIdentityTokenException`), and an answer without a body has none at all.
 */
function wireCode(thrown: unknown, httpStatus: number): string {
  const code = codeOf(thrown) ?? errorName(thrown) ?? 'Unknown'
  return code === 'Unknown' || /^\d+$/.test(code) ? `HTTP ${httpStatus}` : code
}

/** The code in AWS's error document; undefined for what AWS did not write. */
function codeOf(thrown: unknown): string | undefined {
  return stringField(thrown, 'Code') ?? stringField(property(thrown, 'Error'), 'Code')
}

function notAws(exchange: Exchange | undefined, journey: Journey): Failure {
  const type = exchange?.headers['content-type'] ?? 'no content type'
  const server = exchange?.headers.server
  return {
    origin: 'network',
    code: 'not-aws',
    message:
      `HTTP ${exchange?.httpStatus ?? '?'} with ${type}${server === undefined ? '' : ` from server "${server}"`}` +
      ' and without an AWS request id: something between the pod and AWS answered',
    stage: 'http',
    host: exchange?.host ?? journey.host,
    port: journey.port,
    ...(journey.proxy === undefined ? {} : { proxy: journey.proxy }),
  }
}
