import { isAwsHost } from './gitlab/awsHost.ts'

/**
 * The host of an endpoint that belongs to AWS: of S3, regional, dual-stack, FIPS, or of a VPC endpoint (AWS General
 * Reference, "Amazon Simple Storage Service endpoints"), or of another service by mistake, which then tells so itself.
 * Undefined for anything else, which is S3-compatible at best.
 * @param endpoint a URL, or a bare host as s3cmd has it; without TLS the same host answers
 */
export function awsEndpoint(endpoint: string): string | undefined {
  const url = endpoint.includes('://') ? endpoint : `https://${endpoint}`
  if (!URL.canParse(url)) return undefined
  const { hostname } = new URL(url)
  return isAwsHost(hostname) ? hostname : undefined
}
