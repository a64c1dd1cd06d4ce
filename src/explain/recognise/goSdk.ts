import { lenient } from './format.ts'

/**
 * Both generations of the SDK for Go: v2 (aws/smithy-go errors.go OperationError, aws-sdk-go-v2
 * aws/transport/http ResponseError) and v1 (aws-sdk-go aws/awserr/types.go requestError).
 */
export const goSdk = [
  /operation error (?<service>[A-Za-z0-9 ]{2,30}?): (?<operation>\w+)(?:, [^\n]{0,300}?)?,? https? response error StatusCode: (?<status>\d+), RequestID: (?<requestId>[^,\s]*)(?:, HostID: (?<hostId>[^,\s]*))?(?:, (?:api error )?(?<code>[A-Z]\w+)(?:: (?<message>[^\n]{0,600}))?)?/,
  /operation error (?<service>[A-Za-z0-9 ]{2,30}?): (?<operation>\w+)\b/,
  /api error (?<code>[\w.]+): (?<message>[^\n]{0,600})/,
  /(?<code>\b[A-Z][A-Za-z]{3,40}): (?<message>[^\n]{0,600})\n? status code: (?<status>\d+), request id:(?: (?<requestId>[\w-]+))?(?:, host id: (?<hostId>[^\s,"]*))?/,
].map(lenient)
